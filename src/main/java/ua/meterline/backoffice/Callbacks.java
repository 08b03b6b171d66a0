package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Lists senders whose messages were rejected in a period and who have sent no valid reading since, for any account. A
 * rejected text that names an account with a reading in the period, from any sender, needs no call.
 */
public final class Callbacks {
    private final Connection connection;
    private final BillingCalendar calendar;

    public Callbacks(Connection connection, BillingCalendar calendar) {
        this.connection = connection;
        this.calendar = calendar;
    }

    /** Visits them by channel and sender. Sorting is on disk: memory does not grow with the number of messages. */
    public void forEach(BillingPeriod period, Consumer<Callback> visitor) throws SQLException {
        PeriodSpan span = PeriodSpan.of(period, calendar);
        Callback last = null;
        try (PreparedStatement statement = Sql.prepare(
                        connection,
                        "select-rejected-senders",
                        "since",
                        UtcTime.format(span.since()),
                        "until",
                        UtcTime.format(span.until()));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Callback next = callback(row);
                if (next.account() != null && hasReading(next.account(), period)) {
                    continue;
                }
                if (last != null && last.sameSender(next)) {
                    last = last.then(next);
                    continue;
                }
                if (last != null) {
                    visitor.accept(last);
                }
                last = next;
            }
        }
        if (last != null) {
            visitor.accept(last);
        }
    }

    private static Callback callback(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Callback(
                row.getString("channel"),
                row.getString("sender"),
                AccountMention.onlyOneIn(row.getString("text")),
                1,
                row.getString("outcome") + (reason == null ? "" : " " + reason),
                row.getString("received_at"),
                row.getLong("id"));
    }

    private boolean hasReading(String account, BillingPeriod period) throws SQLException {
        try (PreparedStatement statement =
                        Sql.prepare(connection, "select-has-reading", "account", account, "period", period.toString());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
