package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator's command asks about one account or message is not looked for in all of them. */
class OfficeQueryPlanTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select-effective",
                "select-answer",
                "select-outcome",
                "select-registered",
                "select-has-reading",
                "select-dossier-account",
                "select-dossier-messages",
                "select-dossier-held",
                "select-dossier-replies",
                "select-dossier-receipts",
                "select-dossier-reviews",
                "select-dossier-readings",
                "select-dossier-batches",
                "select-held-message",
                "select-decisions",
                "select-standing-decision",
                "upsert-accepted-reading",
                "delete-withdrawn-reading",
                "update-unreviewed-reading",
                "select-withdrawable",
                "insert-withdrawn-case",
                "select-meters-of-value",
                "select-last-rejection"
            })
    void looksUpOneAccountOrMessage(String statement) throws Exception {
        assertThat(plan(statement))
                .noneMatch(step -> step.matches(
                        "SCAN (message|reading|reply|receipt|held|equal|review|batch|account|handed)( .*)?"));
    }

    private List<String> plan(String statement) throws Exception {
        List<String> steps = new ArrayList<>();
        try (StoreFixture store = new StoreFixture(folder);
                Connection connection = store.database.readers().getConnection();
                PreparedStatement explain = connection.prepareStatement(
                        "EXPLAIN QUERY PLAN " + NamedSql.resource(statement).positional());
                ResultSet result = explain.executeQuery()) {
            while (result.next()) {
                steps.add(result.getString("detail"));
            }
        }
        return steps;
    }
}
