package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Counts messages by hour, channel and outcome: from {@code message_hour}, and those that came since from
 * {@code message}. Thread-safe.
 */
public final class MessageCounts {
    /**
     * Messages that are not counted yet and are read for each request; there are more only while the index catches up.
     */
    private static final int MOST_UNCOUNTED = 50_000;

    private static final int LENGTH_OF_HOUR = "YYYY-MM-DDTHH".length();

    private final DatabaseAccess database;

    public MessageCounts(DatabaseAccess database) {
        this.database = database;
    }

    /**
     * The counts of some hours.
     *
     * @param counts in order of the hours; hours without messages are left out
     * @param complete false while the index catches up, and messages are missing
     */
    public record Counted(List<HourCount> counts, boolean complete) {}

    /**
     * @param from of the first hour; minutes are ignored
     * @param until the end, exclusive; an hour that has begun before is counted as a whole
     */
    public Counted between(Instant from, Instant until) throws StoreUnavailableException {
        return database.read(connection -> {
            IndexState state = IndexState.of(connection);
            long after = Math.max(state.counted(), state.last() - MOST_UNCOUNTED);
            return new Counted(counts(connection, from, until, after), after == state.counted());
        });
    }

    private static List<HourCount> counts(Connection connection, Instant from, Instant until, long after)
            throws SQLException {
        List<HourCount> counts = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(
                        connection,
                        "select-hour-counts",
                        "from",
                        hour(from),
                        "until",
                        hour(until.minus(Duration.ofNanos(1))),
                        "after",
                        after);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                counts.add(new HourCount(
                        Instant.parse(row.getString("hour") + ":00:00Z"),
                        row.getString("channel"),
                        row.getString("outcome"),
                        row.getLong("messages")));
            }
        }
        return counts;
    }

    private static String hour(Instant instant) {
        return UtcTime.format(instant).substring(0, LENGTH_OF_HOUR);
    }
}
