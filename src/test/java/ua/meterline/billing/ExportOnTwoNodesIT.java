package ua.meterline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.Progress;
import ua.meterline.fixture.OnPostgres;

/**
 * An export whose node loses the lock of exports, as when it was stopped for a while, while the export of another node
 * completes its batch: each reading is in the file of one batch.
 */
@OnPostgres
class ExportOnTwoNodesIT {
    private static final ExportRequest REQUEST =
            new ExportRequest(List.of(BillingFixture.NOVEMBER), BatchFormat.CSV, false, BillingFixture.OLENA);

    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    private BillingFixture billing;

    @BeforeEach
    void open() throws Exception {
        billing = new BillingFixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        billing.close();
    }

    /** A reading that it added now would be in no file. */
    @Test
    void addsNothingToABatchThatTheOtherNodeCompleted() throws Exception {
        billing.readings(5_000, BillingFixture.NOVEMBER);
        assertThatThrownBy(() -> billing.export(atFirst("readings taken", () -> {
                            completeOnOtherNode();
                            billing.reading("1000009999", 7, BillingFixture.NOVEMBER);
                        }))
                        .run(REQUEST))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("held the lock of this work");

        assertThat(billing.rows("SELECT count(*), count(DISTINCT account) FROM batch_reading WHERE batch_id = 1"))
                .containsExactly("5000 5000");
        assertThat(linesIn(otherFolder)).isEqualTo(5_001);
        assertThat(linesIn(billing.exports)).isZero();
        assertThat(billing.exported(BillingFixture.NOVEMBER))
                .extracting(Batch::id, Batch::readings)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, 1L));
    }

    @Test
    void showsNoFileOfABatchThatTheOtherNodeCompleted() throws Exception {
        billing.readings(12_000, BillingFixture.NOVEMBER);
        assertThatThrownBy(() -> billing.export(atFirst("readings written", this::completeOnOtherNode))
                        .run(REQUEST))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("held the lock of this work");

        assertThat(linesIn(otherFolder)).isEqualTo(12_001);
        assertThat(linesIn(billing.exports)).isZero();
        assertThat(billing.rows("SELECT detail FROM audit_entry WHERE action = 'export' ORDER BY id"))
                .containsExactly("begun: 2026-11, csv", "continued: 2026-11, csv", "2026-11, 12000 readings");
        assertThat(billing.exported(BillingFixture.NOVEMBER)).isEmpty();
    }

    @FunctionalInterface
    private interface Event {
        void happen() throws Exception;
    }

    private static Progress atFirst(String step, Event event) {
        AtomicBoolean happened = new AtomicBoolean();
        return (what, done) -> {
            if (what.equals(step) && !happened.getAndSet(true)) {
                try {
                    event.happen();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    /** The server ends the session of the lock, and the other node exports. */
    private void completeOnOtherNode() throws Exception {
        billing.rows(
                "SELECT pg_terminate_backend(pid, 60000) FROM pg_locks WHERE locktype = 'advisory' AND classid = 71042"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        List<Batch> completed = new Export(billing.database, otherFolder, billing.periods, Progress.NONE).run(REQUEST);
        assertThat(completed).extracting(Batch::id).containsExactly(1L);
    }

    private static long linesIn(Path folder) throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().matches("readings-.*csv")) {
                    lines += Files.readAllLines(file).size();
                }
            }
        }
        return lines;
    }
}
