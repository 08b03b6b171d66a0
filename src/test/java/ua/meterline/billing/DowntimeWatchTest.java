package ua.meterline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoredExtensions;

/** The window ends at midnight UTC after 5 November, and downtimes of more than 30 minutes count. */
class DowntimeWatchTest {
    private static final BillingPeriod NOVEMBER = BillingPeriod.parse("2026-11");
    private static final String DOWNTIMES = "SELECT began_at, ended_at, cause FROM downtime ORDER BY id";
    private static final String EXTENSIONS = "SELECT period, extended_until, minutes, downtimes FROM window_extension";

    @TempDir
    private Path folder;

    private Database database;
    private GatewayDatabase stored;
    private Instant now;
    private Optional<String> cause = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(30));
        stored = GatewayDatabase.in(folder);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private DowntimeWatch watch() {
        return new DowntimeWatch(
                new DatabaseAccess(database),
                database.extensions(),
                new BillingCalendar(ZoneOffset.UTC),
                Duration.ofMinutes(30),
                () -> cause,
                () -> now);
    }

    private void at(String time) {
        now = Instant.parse("2026-11-" + time + ":00Z");
    }

    private void lastWroteAt(String time) {
        stored.update("INSERT INTO heartbeat VALUES (1, '2026-11-" + time + ":00.000Z')");
    }

    private Optional<Instant> end() {
        return database.extensions().until(NOVEMBER);
    }

    @Test
    void aStartAfterALongStopExtendsTheWindowBeforeMessagesCome() throws Exception {
        lastWroteAt("05T23:00");
        at("06T00:10");

        watch().recall();

        assertThat(end()).contains(Instant.parse("2026-11-06T01:10:00Z"));
        assertThat(stored.rows(DOWNTIMES)).containsExactly("2026-11-05T23:00:00.000Z null not running");
        assertThat(stored.rows(EXTENSIONS))
                .containsExactly("2026-11 2026-11-06T01:10:00.000Z 70 "
                        + "2026-11-05T23:00:00Z to 2026-11-06T00:10:00Z, not running");
        assertThat(stored.rows("SELECT who, action, object_id FROM audit_entry"))
                .containsExactly("system:gateway extend-window 2026-11");
        assertThat(StoredExtensions.of(database.readers()).until(NOVEMBER)).isEqualTo(end());
    }

    @Test
    void theStopLastsUntilMessagesCanBeReceived() throws Exception {
        lastWroteAt("05T23:00");
        at("06T00:10");
        DowntimeWatch watch = watch();
        watch.recall();
        cause = Optional.of("no receiver");
        at("06T00:40");
        watch.sample();
        assertThat(end()).contains(Instant.parse("2026-11-06T01:40:00Z"));

        cause = Optional.empty();
        at("06T00:41");
        watch.sample();
        at("06T00:50");
        watch.sample();

        assertThat(stored.rows(DOWNTIMES))
                .containsExactly("2026-11-05T23:00:00.000Z 2026-11-06T00:41:00.000Z not running");
        assertThat(stored.rows(EXTENSIONS)).singleElement().asString().contains(" 2026-11-06T01:41:00.000Z 101 ");
    }

    @Test
    void aDowntimeThatACrashLeftOpenEndsWithTheLastHeartbeatAndTheStopFollows() throws Exception {
        stored.update("INSERT INTO downtime (began_at, cause) VALUES ('2026-11-05T10:00:00.000Z', 'no receiver')");
        lastWroteAt("05T10:20");
        at("05T10:40");
        DowntimeWatch watch = watch();
        watch.recall();
        watch.sample();

        assertThat(stored.rows(DOWNTIMES))
                .containsExactly(
                        "2026-11-05T10:00:00.000Z 2026-11-05T10:20:00.000Z no receiver",
                        "2026-11-05T10:20:00.000Z 2026-11-05T10:40:00.000Z not running");
        assertThat(end()).as("20 minutes and 20 minutes").contains(Instant.parse("2026-11-06T00:40:00Z"));
    }

    @Test
    void extendsWhileTheReceiverIsNotBoundAndRecordsItOnce() throws Exception {
        DowntimeWatch watch = watch();
        at("05T10:00");
        watch.recall();
        cause = Optional.of("no receiver");
        watch.sample();
        at("05T10:29");
        watch.sample();
        assertThat(end()).isEmpty();
        at("05T10:50");
        watch.sample();
        assertThat(end()).contains(Instant.parse("2026-11-06T00:50:00Z"));
        cause = Optional.empty();
        watch.sample();
        watch.sample();

        assertThat(stored.rows(DOWNTIMES))
                .containsExactly("2026-11-05T10:00:00.000Z 2026-11-05T10:50:00.000Z no receiver");
        assertThat(stored.count("window_extension")).isEqualTo(1);
        assertThat(stored.count("audit_entry")).isEqualTo(1);
    }

    @Test
    void whatCannotBeRecordedWithoutTheDatabaseIsRecordedWhenItWritesAgain() throws Exception {
        DowntimeWatch watch = watch();
        at("05T10:00");
        cause = Optional.of(DowntimeWatch.DATABASE);
        watch.sample();
        at("05T11:00");
        watch.sample();
        assertThat(stored.count("downtime")).isZero();

        cause = Optional.empty();
        watch.sample();

        assertThat(stored.rows(DOWNTIMES))
                .containsExactly("2026-11-05T10:00:00.000Z 2026-11-05T11:00:00.000Z database");
        assertThat(end()).contains(Instant.parse("2026-11-06T01:00:00Z"));
    }

    @Test
    void aStartExtendsTheWindowAlsoWhileTheDatabaseTakesNoWrites() throws Exception {
        lastWroteAt("05T23:00");
        at("06T00:10");
        DowntimeWatch watch = watch();
        stored.update(
                "CREATE TRIGGER full_disk BEFORE INSERT ON downtime BEGIN SELECT raise(ABORT, 'disk is full'); END");
        watch.recall();
        assertThat(end()).contains(Instant.parse("2026-11-06T01:10:00Z"));
        stored.update("DROP TRIGGER full_disk");
        watch.sample();

        assertThat(stored.rows(DOWNTIMES))
                .containsExactly("2026-11-05T23:00:00.000Z 2026-11-06T00:10:00.000Z not running");
        assertThat(stored.count("window_extension")).isEqualTo(1);
    }

    @Test
    void aLinkThatBreaksForSecondsIsNotRecorded() throws Exception {
        DowntimeWatch watch = watch();
        at("05T10:00");
        cause = Optional.of("no receiver");
        watch.sample();
        now = now.plusSeconds(9);
        cause = Optional.empty();
        watch.sample();

        assertThat(stored.count("downtime")).isZero();
    }

    @Test
    void anExportForClosedPeriodsWaitsForTheExtendedEnd() throws Exception {
        lastWroteAt("05T23:00");
        at("06T00:10");
        watch().recall();
        Periods periods =
                new Periods(new BillingCalendar(ZoneOffset.UTC).with(database.extensions()), () -> now, "test", null);

        assertThat(periods.isWindowOpen(NOVEMBER)).isTrue();
        at("06T01:10");
        assertThat(periods.isWindowOpen(NOVEMBER)).isFalse();
    }
}
