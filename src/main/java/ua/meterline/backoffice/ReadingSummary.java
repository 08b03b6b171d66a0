package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * How far the readings of a period have come.
 *
 * @param progress by name: effective readings, those on time, late and reviewed, readings that wait for a review, and
 *     the accounts of the registry with and without a reading
 * @param messages received in the period, by channel, outcome and reason
 * @param extension of its window; empty when it ends as announced
 */
public record ReadingSummary(
        BillingPeriod period, Map<String, Long> progress, List<Messages> messages, Optional<Extension> extension) {
    /** @param reason or null */
    public record Messages(String channel, String outcome, String reason, long count) {}

    /**
     * Why the window ends later.
     *
     * @param minutes by which it does
     * @param downtimes in words, separated by semicolons
     */
    public record Extension(Instant until, long minutes, String downtimes) {}

    public static ReadingSummary of(Connection connection, BillingPeriod period, BillingCalendar calendar)
            throws SQLException {
        return new ReadingSummary(
                period,
                progress(connection, period),
                messages(connection, period, calendar),
                extension(connection, period));
    }

    private static Optional<Extension> extension(Connection connection, BillingPeriod period) throws SQLException {
        try (PreparedStatement statement =
                        Sql.prepare(connection, "select-window-extension", "period", period.toString());
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Extension(
                            UtcTime.parse(row.getString("extended_until")),
                            row.getLong("minutes"),
                            row.getString("downtimes")))
                    : Optional.empty();
        }
    }

    private static Map<String, Long> progress(Connection connection, BillingPeriod period) throws SQLException {
        try (PreparedStatement statement =
                        Sql.prepare(connection, "select-reading-counts", "period", period.toString());
                ResultSet row = statement.executeQuery()) {
            row.next();
            Map<String, Long> progress = new LinkedHashMap<>();
            progress.put("effective-readings", row.getLong("effective"));
            progress.put("on-time", row.getLong("on_time"));
            progress.put("late", row.getLong("late"));
            progress.put("reviewed", row.getLong("reviewed"));
            progress.put("held", row.getLong("held"));
            progress.put("accounts", row.getLong("registered"));
            progress.put("accounts-with-reading", row.getLong("registered_with_reading"));
            progress.put("accounts-without", row.getLong("registered") - row.getLong("registered_with_reading"));
            return progress;
        }
    }

    private static List<Messages> messages(Connection connection, BillingPeriod period, BillingCalendar calendar)
            throws SQLException {
        PeriodSpan span = PeriodSpan.of(period, calendar);
        List<Messages> messages = new ArrayList<>();
        try (PreparedStatement statement = Sql.prepare(
                        connection,
                        "select-outcome-counts",
                        "since",
                        UtcTime.format(span.since()),
                        "until",
                        UtcTime.format(span.until()));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                messages.add(new Messages(
                        row.getString("channel"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getLong("messages")));
            }
        }
        return messages;
    }
}
