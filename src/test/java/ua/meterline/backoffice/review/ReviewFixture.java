package ua.meterline.backoffice.review;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** A database with held messages, and desks at it. The clock stands until it is moved. */
final class ReviewFixture implements AutoCloseable {
    static final String ACCOUNT = "0501234567";
    static final Duration LEASE = Duration.ofMinutes(10);

    final Database database;
    final Time clock = new Time(Instant.parse("2026-11-10T10:00:00Z"));
    private final GatewayDatabase stored;
    private int nextId = 1;

    ReviewFixture(Path folder) throws SQLException {
        stored = GatewayDatabase.in(folder);
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(20));
    }

    ReviewDesk desk() {
        return new ReviewDesk(
                new DatabaseAccess(database),
                new BillingCalendar(ZoneOffset.UTC),
                () -> RuleSettings.DEFAULT,
                clock,
                LEASE);
    }

    int held(String account, Integer value, String period, String rules) throws SQLException {
        return held("sms", "7104", account, value, period, rules);
    }

    int held(String channel, String recipient, String account, Integer value, String period, String rules)
            throws SQLException {
        message(channel, recipient, account + " " + value, "held", rules);
        execute(
                "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                        + " SELECT id, ?, ?, ?, 1, received_at, ? FROM message WHERE id = ?",
                account,
                value,
                period,
                rules,
                nextId);
        return nextId++;
    }

    int accepted(String account, int value, String period) throws SQLException {
        message("sms", "7104", account + " " + value, "accepted", null);
        execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " SELECT id, id, ?, ?, ?, 1, received_at, id FROM message WHERE id = ?",
                account,
                value,
                period,
                nextId);
        return nextId++;
    }

    private void message(String channel, String recipient, String text, String outcome, String reason)
            throws SQLException {
        execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                        + " VALUES (?, ?, '+380671112233', ?, ?, ?, ?, ?, ?)",
                nextId,
                channel,
                recipient,
                "2026-11-03T10:%02d:00.000Z".formatted(nextId % 60),
                text,
                new byte[16],
                outcome,
                reason);
    }

    void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = stored.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    List<String> rows(String sql) {
        return stored.rows(sql);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    /** A clock that is moved by hand. */
    static final class Time extends Clock {
        private volatile Instant now;

        Time(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
