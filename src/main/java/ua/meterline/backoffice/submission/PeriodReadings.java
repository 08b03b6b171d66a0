package ua.meterline.backoffice.submission;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/** The effective readings of a period, page by page in the order of the accounts. Thread-safe. */
public final class PeriodReadings {
    /** So many stored readings of all periods are looked at for one page: it may hold fewer than were asked for. */
    private static final int SCANNED = 20_000;

    private static final String AFTER_ALL_ACCOUNTS = ":";

    private final DatabaseAccess database;

    public PeriodReadings(DatabaseAccess database) {
        this.database = database;
    }

    /**
     * Where a page ended.
     *
     * @param meter 0: before the first meter of the account
     */
    public record Position(String account, int meter) {
        public static final Position START = new Position("", 0);
    }

    /**
     * An effective reading.
     *
     * @param message that brought it last
     */
    public record Reading(
            String account, int meter, int value, boolean onTime, boolean reviewed, Instant receivedAt, long message) {}

    /**
     * Readings in order, perhaps none.
     *
     * @param next where to go on; null after the last one
     */
    public record Page(List<Reading> readings, Position next) {}

    /** @param limit at least 1 */
    public Page page(BillingPeriod period, Position after, int limit) throws StoreUnavailableException {
        return database.read(connection -> {
            String end = scanEnd(connection, after);
            List<Reading> found = readings(connection, period, after, end, limit);
            if (found.size() == limit) {
                Reading last = found.get(limit - 1);
                return new Page(found, new Position(last.account(), last.meter()));
            }
            return new Page(found, end.equals(AFTER_ALL_ACCOUNTS) ? null : new Position(end, 0));
        });
    }

    /** The first account that this page does not reach. */
    private static String scanEnd(Connection connection, Position after) throws SQLException {
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-scan-end", "account", after.account(), "rows", SCANNED);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : AFTER_ALL_ACCOUNTS;
        }
    }

    private static List<Reading> readings(
            Connection connection, BillingPeriod period, Position after, String end, int limit) throws SQLException {
        List<Reading> found = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(
                        connection,
                        "select-period-readings",
                        "account",
                        after.account(),
                        "end",
                        end,
                        "period",
                        period.toString(),
                        "meter",
                        after.meter(),
                        "limit",
                        limit);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new Reading(
                        row.getString("account"),
                        row.getInt("meter"),
                        row.getInt("value"),
                        row.getBoolean("on_time"),
                        row.getLong("reviewed") != 0,
                        UtcTime.parse(row.getString("received_at")),
                        row.getLong("latest_message_id")));
            }
        }
        return found;
    }
}
