package ua.meterline.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Schedules SMS that answer no message. They are rows of the table {@code notice}; the route collect-notices finds
 * those that are due, within a second. Thread-safe.
 */
public final class Notices {
    private final InstantSource clock;
    private final InstantSource steadyClock;

    /**
     * @param clock of the times that are stored
     * @param steadyClock of the times at which notices are due and expire
     */
    public Notices(InstantSource clock, InstantSource steadyClock) {
        this.clock = clock;
        this.steadyClock = steadyClock;
    }

    /**
     * As {@link #schedule}: due at once, until this time has passed.
     *
     * @return its id
     */
    public long scheduleNow(Connection connection, NoticeKind kind, String recipient, String text, Duration valid)
            throws SQLException {
        Instant now = steadyClock.instant();
        return schedule(connection, new Notice(kind, recipient, text, now, now.plus(valid)));
    }

    /**
     * Stores a notice in the caller's transaction. It is sent after the commit, at least once and not after it expired.
     *
     * @return its id
     */
    public long schedule(Connection connection, Notice notice) throws SQLException {
        try (PreparedStatement insert = Sql.prepare(
                        connection,
                        "insert-notice",
                        "kind",
                        notice.kind().label(),
                        "urgent",
                        notice.kind().isUrgent() ? 1 : 0,
                        "recipient",
                        notice.recipient(),
                        "text",
                        notice.text(),
                        "due_at",
                        UtcTime.format(notice.dueAt()),
                        "expires_at",
                        UtcTime.format(notice.expiresAt()),
                        "now",
                        UtcTime.format(clock.instant()));
                ResultSet id = insert.executeQuery()) {
            id.next();
            return id.getLong(1);
        }
    }
}
