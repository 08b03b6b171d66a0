package ua.meterline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.store.QueryPlan;

/**
 * What a call asks the database does not grow with what was stored before. The statements that write a reading are in
 * {@code QueryPlanTest}, those of one message in {@code MessageQueryPlanTest}.
 */
class ApiQueryPlanTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select-api-token",
                "select-api-token-by-name",
                "update-api-token-used",
                "select-api-submission",
                "insert-api-submission",
                "insert-audit-entry",
                "select-scan-end",
                "select-period-readings",
                "select-batches-after",
                "select-batch"
            })
    void scansNoTable(String statement) throws Exception {
        assertThat(QueryPlan.of(folder, statement))
                .noneMatch(step -> step.matches("SCAN (?!\\(subquery|CONSTANT ROW).*"));
    }

    /** The view of the effective readings would otherwise be evaluated for all accounts before the page is cut. */
    @Test
    void readsTheReadingsOfThePageAlone() throws Exception {
        assertThat(QueryPlan.of(folder, "select-period-readings"))
                .contains("SEARCH reading USING PRIMARY KEY (account>? AND account<?)");
        assertThat(QueryPlan.of(folder, "select-scan-end"))
                .containsExactly("SEARCH reading USING PRIMARY KEY (account>?)");
    }

    @Test
    void continuesAtTheBatchWhereThePageBeforeEnded() throws Exception {
        assertThat(QueryPlan.of(folder, "select-batches-after"))
                .containsExactly("SEARCH batch USING INTEGER PRIMARY KEY (rowid>?)");
    }
}
