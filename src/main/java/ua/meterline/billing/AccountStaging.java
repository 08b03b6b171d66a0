package ua.meterline.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ua.meterline.billing.AccountFile.Line;
import ua.meterline.store.Sql;

/**
 * The accounts of a file in a temporary table, so that the whole file is known before the registry is touched. Filling
 * it takes no lock on the database. For use by one thread, like its connection.
 */
final class AccountStaging implements AutoCloseable {
    private static final Sql CREATE = Sql.named("create-account-import");
    private static final Sql DROP = Sql.named("drop-account-import");
    private static final Sql INSERT = Sql.named("insert-account-import");
    private static final Sql EARLIER = Sql.named("select-account-import-line");
    private static final Sql CONTRADICT = Sql.named("update-account-import-contradicted");
    private static final Sql DROP_CONTRADICTED = Sql.named("delete-account-import-contradicted");
    private static final Sql DIFFERENCE = Sql.named("select-account-import-difference");
    private static final Sql UPSERT = Sql.named("upsert-imported-accounts");
    private static final Sql DELETE_OTHERS = Sql.named("delete-accounts-not-imported");

    private final Connection connection;
    private final AccountImport.Complaints complaints;
    private final PreparedStatement insert;
    private long contradicting;
    private boolean complete;

    AccountStaging(Connection connection, AccountImport.Complaints complaints) throws SQLException {
        this.connection = connection;
        this.complaints = complaints;
        DROP.update(connection, Map.of());
        CREATE.update(connection, Map.of());
        execute("BEGIN"); // not a WriteTransaction, which would take the lock of all writers
        this.insert = INSERT.prepare(connection);
    }

    /** Adds a row with an account, or complains that the account was there before. */
    void add(Line line) throws SQLException {
        Map<String, Object> row = line.account().orElseThrow().row();
        row.put("line", line.number());
        INSERT.bind(insert, row);
        if (insert.executeUpdate() == 0) {
            complain(line, row);
        }
    }

    private void complain(Line line, Map<String, Object> row) throws SQLException {
        try (PreparedStatement select = EARLIER.prepare(connection, row);
                ResultSet earlier = select.executeQuery()) {
            earlier.next();
            if (earlier.getBoolean("same")) {
                complaints.about(
                        line.number(),
                        "the same account as in line %d, with the same data".formatted(earlier.getLong("line")));
                return;
            }
            complaints.about(
                    line.number(),
                    "contradicts line %d, which has the same account; it is left as it was"
                            .formatted(earlier.getLong("line")));
        }
        contradicting += 1 + CONTRADICT.update(connection, row);
    }

    /** Ends the filling, without the accounts of lines that contradict each other. Returns how many lines those are. */
    long complete() throws SQLException {
        insert.close();
        DROP_CONTRADICTED.update(connection, Map.of());
        execute("COMMIT");
        complete = true;
        return contradicting;
    }

    /** What storing the rows would do. */
    AccountDifference difference(Set<AccountColumn> columns, boolean replace) throws SQLException {
        try (PreparedStatement select = DIFFERENCE.prepare(connection, flags(columns));
                ResultSet row = select.executeQuery()) {
            row.next();
            return new AccountDifference(
                    row.getLong("before"),
                    row.getLong("imported"),
                    row.getLong("added"),
                    row.getLong("changed"),
                    replace);
        }
    }

    /** Stores the rows, in the caller's transaction. */
    void store(Set<AccountColumn> columns, boolean replace) throws SQLException {
        UPSERT.update(connection, flags(columns));
        if (replace) {
            DELETE_OTHERS.update(connection, Map.of());
        }
    }

    private static Map<String, Object> flags(Set<AccountColumn> columns) {
        Map<String, Object> flags = new HashMap<>();
        AccountColumn.ALL.forEach(column -> flags.put("has_" + column.label(), columns.contains(column) ? 1 : 0));
        return flags;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows go with their connection; a pooled one is used again. */
    @Override
    public void close() throws SQLException {
        if (!complete) {
            insert.close();
            execute("ROLLBACK");
        }
        DROP.update(connection, Map.of());
    }
}
