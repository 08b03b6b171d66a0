package ua.meterline.outbox.canary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ua.meterline.store.UtcTime;

/**
 * The last canary, as in the table {@code canary}.
 *
 * @param returnedAt null while it has not come back
 * @param settled whether it is known to be returned or lost
 * @param lastReturn when one came back in time, this or an earlier one; null for none
 */
record CanaryAttempt(
        long number, String text, Instant scheduledAt, Instant returnedAt, boolean settled, Instant lastReturn) {
    static CanaryAttempt of(ResultSet row) throws SQLException {
        return new CanaryAttempt(
                row.getLong("number"),
                row.getString("text"),
                UtcTime.parse(row.getString("scheduled_at")),
                time(row, "returned_at"),
                row.getBoolean("settled"),
                time(row, "last_return_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(UtcTime::parse).orElse(null);
    }

    boolean isBackWithin(Duration timeout) {
        return returnedAt != null && returnedAt.isBefore(scheduledAt.plus(timeout));
    }

    /** Whether that time is over. A time in the future is over, too: the clock was set back while nothing ran. */
    boolean isOver(Duration time, Instant now) {
        return now.isBefore(scheduledAt) || !now.isBefore(scheduledAt.plus(time));
    }
}
