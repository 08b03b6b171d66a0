package ua.meterline.backoffice.reminders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import ua.meterline.store.Rows;
import ua.meterline.store.SenderKey;
import ua.meterline.store.Sql;

/** Whether a number is to be reminded now. */
enum NumberState {
    SUBMITTED,
    OPTED_OUT,
    REMINDED,
    DUE;

    private static final Sql STATE = Sql.named("select-reminder-state");
    private static final Sql COUNT = Sql.named("count-reminder-states");

    /** Of some numbers, how many are in a state. */
    record Count(long optedOut, long reminded) {}

    static NumberState of(Connection connection, Recipient recipient, ReminderRun run) throws SQLException {
        try (PreparedStatement query = STATE.prepare(
                        connection,
                        Rows.row(
                                "accounts", Rows.json(recipient.accounts()),
                                "number_key", SenderKey.of(recipient.number()),
                                "period", run.period().toString(),
                                "day", run.span().day().toString()));
                ResultSet row = query.executeQuery()) {
            row.next();
            if (row.getBoolean("submitted")) {
                return SUBMITTED;
            } else if (row.getBoolean("opted_out")) {
                return OPTED_OUT;
            }
            return row.getBoolean("today")
                            || row.getInt("in_period") >= run.terms().perPeriod()
                    ? REMINDED
                    : DUE;
        }
    }

    /** Of numbers that have not submitted, without looking at their accounts again. */
    static Count count(Connection connection, List<Recipient> recipients, ReminderRun run) throws SQLException {
        List<Long> keys = recipients.stream()
                .map(recipient -> SenderKey.of(recipient.number()))
                .toList();
        try (PreparedStatement query = COUNT.prepare(
                        connection,
                        Rows.row(
                                "number_keys", Rows.json(keys),
                                "period", run.period().toString(),
                                "day", run.span().day().toString(),
                                "per_period", run.terms().perPeriod()));
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Count(row.getLong("opted_out"), row.getLong("reminded"));
        }
    }
}
