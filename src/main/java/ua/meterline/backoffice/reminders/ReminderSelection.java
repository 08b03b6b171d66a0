package ua.meterline.backoffice.reminders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import ua.meterline.common.Progress;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Rows;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;

/**
 * Finds the numbers from which readings of the last periods came by SMS, and whether they have submitted for this one.
 * It goes through the accounts in slices, each in a read of its own, and looks up the last periods of each, so that
 * older ones cost nothing. Half a minute of processor time with a million accounts. Thread-safe.
 */
final class ReminderSelection {
    private static final int ACCOUNTS_AT_ONCE = 500;
    private static final int EARLIER_PERIODS = 3;
    private static final Sql ACCOUNTS = Sql.named("select-reminder-accounts");

    private final ShortTransactions transactions;

    ReminderSelection(ShortTransactions transactions) {
        this.transactions = transactions;
    }

    /** @param last of the accounts; null for none */
    private record Slice(String last, int accounts) {}

    /** @param progress is told of {@code accounts} after each slice */
    ReminderCandidates of(BillingPeriod period, Progress progress) throws SQLException {
        ReminderCandidates found = new ReminderCandidates();
        long looked = 0;
        Slice slice = new Slice("", 0);
        do {
            String after = slice.last();
            slice = transactions.read(connection -> slice(connection, period, after, found));
            looked += slice.accounts();
            progress.at("accounts", looked);
        } while (slice.accounts() == ACCOUNTS_AT_ONCE);
        return found.close();
    }

    private static Slice slice(Connection connection, BillingPeriod period, String after, ReminderCandidates found)
            throws SQLException {
        String last = null;
        int accounts = 0;
        try (PreparedStatement query = ACCOUNTS.prepare(
                        connection,
                        Rows.row(
                                "after",
                                after,
                                "since",
                                period.month().minusMonths(EARLIER_PERIODS).toString(),
                                "period",
                                period.toString(),
                                "limit",
                                ACCOUNTS_AT_ONCE));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String account = row.getString("account");
                accounts += account.equals(last) ? 0 : 1;
                last = account;
                String number = row.getString("sender");
                if (number != null) {
                    found.add(number, account, row.getBoolean("submitted"));
                }
            }
        }
        return new Slice(last, accounts);
    }
}
