package ua.meterline.backoffice.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;

/**
 * Finds where the registry has telephone numbers of a customer. It reads the whole registry, before any lock is taken.
 */
final class RegistryNumbers {
    private static final Sql SELECT = Sql.named("select-accounts-with-phone");

    private RegistryNumbers() {}

    /** @param account null for none */
    static List<String> accountsWith(Connection connection, Set<String> senders, AccountNumber account)
            throws SQLException {
        List<String> accounts = new ArrayList<>();
        try (PreparedStatement query = SELECT.prepare(
                        connection,
                        Rows.row(
                                "senders",
                                Rows.json(List.copyOf(senders)),
                                "account",
                                account == null ? null : account.digits()));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                accounts.add(row.getString("account"));
            }
        }
        return accounts;
    }
}
