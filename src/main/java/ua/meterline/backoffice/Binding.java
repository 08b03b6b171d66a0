package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * A number that may send the digits of a reading alone, because readings of the account were accepted from it.
 *
 * @param message that made it
 * @param usedAt about when the last reading of the account was accepted from the number, to a day
 * @param expiresAt from then on it does not hold
 */
public record Binding(
        long id, String sender, String account, long message, Instant boundAt, Instant usedAt, Instant expiresAt) {
    /** So many digits at the end make two notations of a telephone number the same. */
    private static final int SIGNIFICANT = 9;

    public static List<Binding> ofAccount(Connection connection, AccountNumber account) throws SQLException {
        return list(connection, "select-account-bindings", "account", account.digits());
    }

    /** @param number of a telephone in any notation, of at least nine digits */
    public static List<Binding> ofNumber(Connection connection, String number) throws SQLException {
        String digits = number.replaceAll("[^0-9]", "");
        return list(
                connection,
                "select-number-bindings",
                "digits",
                digits.substring(Math.max(0, digits.length() - SIGNIFICANT)));
    }

    private static List<Binding> list(Connection connection, String statement, Object... parameters)
            throws SQLException {
        List<Binding> found = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, statement, parameters);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new Binding(
                        row.getLong("id"),
                        row.getString("sender"),
                        row.getString("account"),
                        row.getLong("message_id"),
                        UtcTime.parse(row.getString("bound_at")),
                        UtcTime.parse(row.getString("used_at")),
                        UtcTime.parse(row.getString("expires_at"))));
            }
        }
        return found;
    }
}
