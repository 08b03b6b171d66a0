package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;

/** What the gateway knows of an account when a reading for a period arrives. */
public final class StoredHistory {
    private StoredHistory() {}

    public static AccountHistory of(Connection connection, AccountNumber account, BillingPeriod period)
            throws SQLException {
        String since = period.plusMonths(-AccountHistory.MONTHS).toString();
        try (PreparedStatement query = Sql.prepare(
                        connection,
                        "select-known",
                        "messages",
                        0,
                        "accounts",
                        Rows.json(List.of(account.digits())),
                        "since",
                        since);
                ResultSet result = query.executeQuery()) {
            while (result.next()) {
                if (result.getString("account") != null) {
                    return HistoryRows.history(row(result));
                }
            }
        }
        return AccountHistory.NONE;
    }

    private static Map<String, Object> row(ResultSet result) throws SQLException {
        Map<String, Object> row = new HashMap<>();
        ResultSetMetaData columns = result.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), result.getObject(i));
        }
        return row;
    }
}
