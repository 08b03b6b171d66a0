package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
                "select-claims",
                "select-deferrals",
                "select-cases-of-account",
                "select-import-keys",
                "select-withdrawable",
                "insert-withdrawn-case",
                "select-meters-of-value",
                "select-last-rejection",
                "select-last-number",
                "select-message-question",
                "select-message-account-question",
                "select-account-bindings",
                "delete-binding"
            })
    void looksUpOneAccountOrMessage(String statement) throws Exception {
        assertThat(QueryPlan.of(folder, statement))
                .noneMatch(
                        step -> step.matches(
                                "SCAN (message|reading|reply|receipt|held|equal|review|batch|account|handed|claim|imported|open_case|review_deferral|question|account_question|binding)( .*)?"));
    }
}
