package ua.meterline.billing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.common.CsvDialect;
import ua.meterline.common.Progress;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestSql;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** A database with readings, and an export folder beside it. The clock stands until it is moved. */
final class BillingFixture implements AutoCloseable {
    static final BillingPeriod NOVEMBER = BillingPeriod.parse("2026-11");
    static final BillingPeriod OCTOBER = BillingPeriod.parse("2026-10");
    static final Actor OLENA = new Actor("olena", "10.0.0.7");

    final Path exports;
    final Database database;
    final DatabaseAccess access;
    final Periods periods;
    Instant now = Instant.parse("2026-11-06T08:00:00Z");
    private final GatewayDatabase stored;
    private int nextId = 1;

    BillingFixture(Path folder) throws SQLException {
        exports = folder.resolve("export");
        stored = GatewayDatabase.in(folder);
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(20));
        access = new DatabaseAccess(database);
        periods =
                new Periods(new BillingCalendar(ZoneOffset.UTC), () -> now, "test", new CsvDialect(';', false, false));
    }

    Export export(Progress progress) {
        return new Export(database, exports, periods, progress);
    }

    List<Batch> exported(BillingPeriod... wanted) throws Exception {
        return export(Progress.NONE).run(new ExportRequest(List.of(wanted), BatchFormat.CSV, false, OLENA));
    }

    /** Counts at once what the preview counts in the background. */
    NotExported.Counts notExported(BillingPeriod period) throws Exception {
        NotExportedCount.Walk walk = new NotExportedCount(access).from(BillingPeriod.parse("2026-09"));
        while (walk.next()) {
            // the next slice
        }
        return walk.counts().getOrDefault(period, NotExported.Counts.NONE);
    }

    void reading(String account, long value, BillingPeriod period) throws Exception {
        int id = nextId++;
        execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome) VALUES ("
                        + id + ", 'sms', '', '7104', '2026-11-02T10:00:00.000Z', '', x'', 'accepted')",
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " VALUES (" + id + ", " + id + ", '" + account + "', " + value + ", '" + period
                        + "', 1, '2026-11-02T10:00:00.000Z', " + id + ")");
    }

    /** As a decision does that takes the reading back. */
    void withdraw(String account, BillingPeriod period) throws Exception {
        execute(
                "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                        + " SELECT message_id, account, value, period, 1, received_at, 'withdrawn' FROM reading"
                        + " WHERE account = '" + account + "' AND period = '" + period + "'",
                "DELETE FROM reading WHERE account = '" + account + "' AND period = '" + period + "'");
    }

    /** Of accounts 1000000000, 1000000001 and so on. */
    void readings(int count, BillingPeriod period) throws Exception {
        execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                        + " VALUES (1000000, 'file', '', '', '2026-11-02T10:00:00.000Z', '', x'', 'accepted')"
                        + " ON CONFLICT DO NOTHING",
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " WITH RECURSIVE each(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM each WHERE n < " + count
                        + " - 1) SELECT n, 1000000, 1000000000 + n, n, '" + period
                        + "', 1, '2026-11-02T10:00:00.000Z', 1000000 FROM each");
    }

    void execute(String... statements) throws Exception {
        access.transaction(connection -> {
            execute(connection, statements);
            return null;
        });
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(TestSql.on(connection, sql));
            }
        }
    }

    /** Each row as its columns joined by blanks. */
    List<String> rows(String sql) {
        return stored.rows(sql);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
