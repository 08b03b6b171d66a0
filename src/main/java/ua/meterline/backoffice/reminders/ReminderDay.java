package ua.meterline.backoffice.reminders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.store.Sql;

/**
 * The reminders of one day, and what became of them.
 *
 * @param withdrawn because the customer submitted or sent STOP before it left
 */
public record ReminderDay(
        LocalDate day, String period, long reminders, long pending, long sent, long withdrawn, long failed) {
    /** In order of the days. */
    public static List<ReminderDay> since(Connection connection, LocalDate first) throws SQLException {
        List<ReminderDay> days = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-reminder-days", "since", first.toString());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                days.add(new ReminderDay(
                        LocalDate.parse(row.getString("day")),
                        row.getString("period"),
                        row.getLong("reminders"),
                        row.getLong("pending"),
                        row.getLong("sent"),
                        row.getLong("withdrawn"),
                        row.getLong("failed")));
            }
        }
        return days;
    }
}
