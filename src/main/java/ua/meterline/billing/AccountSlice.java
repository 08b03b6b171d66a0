package ua.meterline.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import ua.meterline.store.Sql;

/**
 * Divides the accounts into ranges with some thousand readings each. A query over one range ends within milliseconds,
 * so the write-ahead log can be reused between two of them.
 */
final class AccountSlice {
    /** Sorts after each account: the end of the last slice. */
    static final String LAST = ":";

    private static final Sql END = Sql.named("select-export-slice-end");
    private static final int READINGS_AT_ONCE = 5_000;

    private AccountSlice() {}

    /**
     * The last account of the slice; {@link #LAST} for the last slice.
     *
     * @param after the account before the first one; empty for the first slice
     */
    static String end(Connection connection, String after) throws SQLException {
        try (PreparedStatement query = END.prepare(connection, Map.of("after", after, "rows", READINGS_AT_ONCE));
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : LAST;
        }
    }
}
