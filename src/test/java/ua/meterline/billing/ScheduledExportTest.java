package ua.meterline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.CsvDialect;
import ua.meterline.common.Progress;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.store.Database;

class ScheduledExportTest {
    @TempDir
    private Path folder;

    private Database database;
    private Instant now = Instant.parse("2026-11-06T02:30:00Z");

    @BeforeEach
    void storeAReading() throws Exception {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(5));
        GatewayDatabase.in(folder)
                .update(
                        "INSERT INTO message VALUES (1, 'sms', '', '7104', '2026-11-02T10:00:00.000Z', '', NULL, x'',"
                                + " 'accepted', NULL)",
                        "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                                + " latest_message_id) VALUES (1, 1, '0501234567', 12345, '2026-11', 1,"
                                + " '2026-11-02T10:00:00.000Z', 1)");
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void waitsForTheEndOfTheWindowWhereThatIsSet() throws Exception {
        now = Instant.parse("2026-11-05T23:59:59Z");
        scheduled().run();
        assertThat(folder.resolve("export/readings-2026-11-000001.csv")).doesNotExist();

        now = Instant.parse("2026-11-06T00:00:00Z");
        scheduled().run();
        assertThat(folder.resolve("export/readings-2026-11-000001.csv")).exists();
    }

    /** Such as a folder that root left behind: the next schedule may be a month away. */
    @Test
    void isRepeatedAfterAFailureUntilItSucceeds() throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("export"));
        ScheduledExport export = scheduled();
        assertThatThrownBy(export::run).isInstanceOf(FileAlreadyExistsException.class);

        export.retry();
        now = now.plusSeconds(61);
        assertThatThrownBy(export::retry).as("still in the way").isNotNull();
        Files.delete(inTheWay);
        now = now.plusSeconds(125);
        export.retry();
        assertThat(folder.resolve("export/readings-2026-11-000001.csv")).exists();
    }

    @Test
    void isNotRepeatedAfterASuccess() throws Exception {
        ScheduledExport export = scheduled();
        export.run();
        Files.delete(folder.resolve("export/readings-2026-11-000001.manifest.json"));

        now = now.plusSeconds(3600);
        export.retry();
        assertThat(folder.resolve("export/readings-2026-11-000001.manifest.json"))
                .doesNotExist();
    }

    /** The node that exports died before it had finished, and this one takes over. */
    @Test
    void doesWhatWasLeftToANodeThatEnded() throws Exception {
        ScheduledExport export = scheduled();
        export.leave();

        now = now.plusSeconds(60);
        export.retry();

        assertThat(folder.resolve("export/readings-2026-11-000001.csv")).exists();
    }

    @Test
    void doesNotDoWhatANodeHadTheTimeFor() throws Exception {
        ScheduledExport export = scheduled();
        export.leave();

        now = now.plusSeconds(3600);
        export.retry();

        assertThat(folder.resolve("export/readings-2026-11-000001.csv")).doesNotExist();
    }

    private ScheduledExport scheduled() {
        BillingCalendar calendar = new BillingCalendar(ZoneOffset.UTC);
        CsvDialect csv = new CsvDialect(';', true, false);
        Export export = new Export(
                database, folder.resolve("export"), new Periods(calendar, () -> now, "test", csv), Progress.NONE);
        return new ScheduledExport(export, BatchFormat.CSV, true, () -> now, ZoneOffset.UTC, new Random(1));
    }
}
