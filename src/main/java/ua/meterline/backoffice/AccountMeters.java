package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import ua.meterline.store.Sql;

/** The meters that an account has had, numbered from 1. */
public final class AccountMeters {
    private AccountMeters() {}

    /** How many; 1 where none was ever replaced. */
    public static int count(Connection connection, String account) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-last-replacement", "account", account);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getInt("meter") : 1;
        }
    }
}
