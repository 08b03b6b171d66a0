package ua.meterline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static ua.meterline.billing.BillingFixture.NOVEMBER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.Progress;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.BillingPeriod;

/** Exports read slice by slice: a year of readings is larger than what may be read at once. */
class ExportOfManyReadingsTest {
    private static final int READINGS = 12_345;
    private static final String CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)";
    private static final String NOT_BUSY_AND_EMPTY = "0 0 0";

    @TempDir
    private Path folder;

    private BillingFixture billing;

    @BeforeEach
    void fill() throws Exception {
        billing = new BillingFixture(folder);
        billing.readings(READINGS, NOVEMBER);
    }

    @AfterEach
    void close() throws Exception {
        billing.close();
    }

    /** The last account is exported in a slice of its own, and withdrawals may follow the last reading. */
    @Test
    void findsTheFewReadingsThatAreNewAmongMany() throws Exception {
        billing.reading("9999999998", 1, NOVEMBER);
        billing.reading("9999999999", 1, NOVEMBER);
        assertThat(billing.exported(NOVEMBER).get(0).readings()).isEqualTo(READINGS + 2);
        assertThat(billing.exported(NOVEMBER)).isEmpty();
        billing.reading("0500000001", 1, NOVEMBER);
        billing.execute("UPDATE reading SET value = 77777 WHERE account = '1000009876'");
        billing.withdraw("9999999999", NOVEMBER);
        billing.exported(NOVEMBER);
        assertThat(billing.rows("SELECT account, value FROM batch_reading WHERE batch_id = 2"))
                .containsExactly("0500000001 1", "1000009876 77777", "9999999999 null");
    }

    /** The log grew without end, while a year of readings was searched and a slow disk took the file. */
    @Test
    void leavesTheWriteAheadLogToCheckpoints() throws Exception {
        assumeFalse(TestStore.isOnServer(), "PostgreSQL has no such file");
        List<String> checkpoints = new ArrayList<>();
        Progress progress = (what, done) -> checkpoints.addAll(billing.rows(CHECKPOINT));
        List<BillingPeriod> november = List.of(NOVEMBER);
        Batch batch = billing.export(progress)
                .run(new ExportRequest(november, BatchFormat.CSV, false, BillingFixture.OLENA))
                .get(0);
        assertThat(checkpoints).hasSizeGreaterThan(READINGS / 10_000).containsOnly(NOT_BUSY_AND_EMPTY);
        assertThat(Files.readAllLines(billing.exports.resolve(batch.file()))).hasSize(READINGS + 1);
    }
}
