package ua.meterline.backoffice.reminders;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * How many reminders may still be scheduled on a day. They have a budget of their own, and take at most what replies
 * have left of theirs; replies do not count reminders, so that a reminder costs no customer the answer. Thread-safe.
 */
final class ReminderBudget {
    private final ZoneId zone;

    ReminderBudget(ZoneId zone) {
        this.zone = zone;
    }

    long left(Connection connection, ReminderTerms terms, Instant now, LocalDate day) throws SQLException {
        long reminders = Sql.named("count-reminders-of-day").number(connection, Rows.row("day", day.toString()));
        long own = terms.dailyBudget() - reminders;
        if (terms.repliesPerDay() == 0) {
            return Math.max(0, own);
        }
        Instant midnight = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
        long replies = Sql.named("count-replies-since").number(connection, Rows.row("since", UtcTime.format(midnight)));
        return Math.max(0, Math.min(own, terms.repliesPerDay() - replies - reminders));
    }
}
