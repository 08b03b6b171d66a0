package ua.meterline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.billing.BillingFixture.NOVEMBER;
import static ua.meterline.billing.BillingFixture.OCTOBER;

import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.store.BackgroundPace;
import ua.meterline.store.QueryPlan;

/** What is said to be exported is what an export writes. */
class NotExportedCountTest {
    @TempDir
    private Path folder;

    private BillingFixture billing;

    @BeforeEach
    void open() throws Exception {
        billing = new BillingFixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        billing.close();
    }

    @Test
    void tellsNewReadingsCorrectionsAndWithdrawalsApart() throws Exception {
        billing.reading("0500000001", 100, NOVEMBER);
        billing.reading("0500000002", 100, NOVEMBER);
        billing.reading("0500000003", 100, NOVEMBER);
        billing.reading("0500000003", 50, OCTOBER);
        assertThat(billing.notExported(NOVEMBER)).isEqualTo(new NotExported.Counts(3, 0, 0));
        billing.exported(NOVEMBER);
        assertThat(billing.notExported(NOVEMBER)).isEqualTo(NotExported.Counts.NONE);

        billing.reading("0500000001", 110, NOVEMBER);
        billing.reading("0500000004", 7, NOVEMBER);
        billing.withdraw("0500000002", NOVEMBER);
        NotExported.Counts counts = billing.notExported(NOVEMBER);

        assertThat(counts).isEqualTo(new NotExported.Counts(1, 1, 1));
        assertThat(billing.notExported(OCTOBER)).isEqualTo(new NotExported.Counts(1, 0, 0));
        Batch batch = billing.exported(NOVEMBER).get(0);
        assertThat(batch.readings()).isEqualTo(counts.all());
        assertThat(List.of(batch.corrections(), batch.withdrawals()))
                .containsExactly(counts.corrections(), counts.withdrawals());
    }

    /** The customer corrects a value and takes that back, before and after an export. */
    @Test
    void countsTheReadingThatIsEffective() throws Exception {
        billing.reading("0500000001", 100, NOVEMBER);
        billing.reading("0500000001", 200, NOVEMBER);
        assertThat(billing.notExported(NOVEMBER)).isEqualTo(new NotExported.Counts(1, 0, 0));
        billing.exported(NOVEMBER);
        billing.execute("UPDATE reading SET latest_message_id = 9 WHERE value = 100");
        assertThat(billing.notExported(NOVEMBER)).isEqualTo(new NotExported.Counts(0, 1, 0));
        billing.exported(NOVEMBER);
        assertThat(billing.rows("SELECT value, previous_value FROM batch_reading ORDER BY batch_id"))
                .containsExactly("200 null", "100 200");
    }

    @Test
    void walksOverMoreThanASlice() throws Exception {
        billing.readings(12_345, NOVEMBER);
        billing.reading("9999999999", 1, NOVEMBER);
        assertThat(billing.notExported(NOVEMBER)).isEqualTo(new NotExported.Counts(12_346, 0, 0));
    }

    /** A slice is a range of accounts, whatever else the tables hold. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "count-not-exported",
                "select-export-slice-end",
                "select-batches",
                "select-batch-corrections",
                "select-corrections-since"
            })
    void scansNoTable(String statement) throws Exception {
        List<String> steps = QueryPlan.of(billing.database, statement);
        assertThat(steps).isNotEmpty().noneMatch(step -> step.matches("SCAN (?!decided|\\(subquery).*"));
        if (!statement.equals("count-not-exported")) {
            assertThat(steps).noneMatch(step -> step.contains("TEMP B-TREE"));
        }
    }

    @Test
    void readsNothingButTheSliceOfReadings() throws Exception {
        assertThat(QueryPlan.of(billing.database, "count-not-exported"))
                .contains("SEARCH reading USING PRIMARY KEY (account>? AND account<?)")
                .anyMatch(step -> step.startsWith("SEARCH last USING PRIMARY KEY (account=? AND period=? AND meter=?"))
                .anyMatch(step -> step.startsWith("SEARCH held_reading USING COVERING INDEX")
                        || step.startsWith(
                                "SEARCH held_reading USING INDEX held_reading_case (account>? AND account<?)"));
    }

    @Test
    void isCountedInTheBackgroundAndNotAgainWithinAMinute() throws Exception {
        billing.reading("0500000001", 100, NOVEMBER);
        try (ExportPreview preview = preview()) {
            assertThat(await(preview).of(NOVEMBER).fresh()).isEqualTo(1);
            billing.reading("0500000002", 100, NOVEMBER);
            NotExported first = preview.latest().orElseThrow();
            assertThat(first.of(NOVEMBER).fresh()).isEqualTo(1);
            assertThat(first.asOf()).isEqualTo(billing.now);
        }
    }

    @Test
    void isCountedAnewAfterAnExport() throws Exception {
        billing.reading("0500000001", 100, NOVEMBER);
        try (ExportPreview preview = preview()) {
            assertThat(await(preview).of(NOVEMBER).fresh()).isEqualTo(1);
            billing.exported(NOVEMBER);
            preview.outdate();
            assertThat(await(preview).of(NOVEMBER).all()).isZero();
        }
    }

    private ExportPreview preview() {
        return new ExportPreview(
                new NotExportedCount(billing.access),
                new BackgroundPace(billing.access),
                billing.periods.calendar(),
                billing.periods.clock());
    }

    private static NotExported await(ExportPreview preview) {
        return Awaitility.await()
                .until(preview::latest, java.util.Optional::isPresent)
                .orElseThrow();
    }
}
