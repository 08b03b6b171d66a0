package ua.meterline.backoffice.phone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ua.meterline.backoffice.RegisteredAccount;
import ua.meterline.common.Progress;
import ua.meterline.store.Database;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;

/**
 * Brings the search index up to date with the registry, in short transactions: the gateway stores messages in between.
 * It may run in several processes. Thread-safe.
 */
public final class AccountIndex {
    private static final int PAGE = 5_000;
    private static final int PAGES_AT_ONCE = 2;

    private static final Sql UNINDEXED = Sql.named("select-unindexed-accounts");
    private static final Sql DELETE = Sql.named("delete-account-words");
    private static final Sql INSERT = Sql.named("insert-account-words");
    private static final Sql DONE = Sql.named("delete-unindexed-account");

    private final ShortTransactions transactions;

    public AccountIndex(Database database) {
        this.transactions = new ShortTransactions(database);
    }

    private record Entry(String account, boolean indexed, AccountWords words) {}

    /** Indexes all that is not indexed. When it fails, what was done stays done. */
    public void refresh(Progress progress) throws SQLException {
        long done = 0;
        while (isBehind()) {
            done += transactions.write(AccountIndex::indexPage);
            progress.at("accounts indexed", done);
        }
    }

    /** Indexes some accounts, if any are not indexed. */
    public void refreshSome() throws SQLException {
        for (int page = 0; page < PAGES_AT_ONCE && isBehind(); page++) {
            transactions.write(AccountIndex::indexPage);
        }
    }

    private boolean isBehind() throws SQLException {
        return transactions.read(connection -> !next(connection, 1).isEmpty());
    }

    private static int indexPage(Connection connection) throws SQLException {
        List<Entry> page = next(connection, PAGE);
        try (PreparedStatement delete = DELETE.prepare(connection);
                PreparedStatement insert = INSERT.prepare(connection);
                PreparedStatement done = DONE.prepare(connection)) {
            for (Entry entry : page) {
                Map<String, Object> row = AccountSearch.key(entry.account);
                if (entry.indexed) {
                    DELETE.bind(delete, row);
                    delete.addBatch();
                }
                if (entry.words != null) {
                    row.put("words", entry.words.text());
                    INSERT.bind(insert, row);
                    insert.addBatch();
                }
                DONE.bind(done, Map.of("account", entry.account));
                done.addBatch();
            }
            // In batches: on a server, each statement would be a round trip.
            delete.executeBatch();
            insert.executeBatch();
            done.executeBatch();
        }
        return page.size();
    }

    private static List<Entry> next(Connection connection, int limit) throws SQLException {
        List<Entry> next = new ArrayList<>();
        try (PreparedStatement query = UNINDEXED.prepare(connection, Map.of("limit", limit));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                next.add(new Entry(
                        row.getString("account"),
                        row.getBoolean("indexed"),
                        row.getBoolean("registered") ? AccountWords.of(RegisteredAccount.of(row)) : null));
            }
        }
        return next;
    }
}
