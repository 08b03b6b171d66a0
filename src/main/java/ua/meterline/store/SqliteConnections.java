package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.sqlite.SQLiteConfig;

/**
 * A pool of connections to one SQLite file. Each is in WAL mode with {@code synchronous=FULL}, so that a commit that
 * was reported is on disk ({@code NORMAL} can lose it at a power cut), and overwrites what it deletes, so that a purge
 * leaves nothing in unused parts of pages; a connection that turns out otherwise is refused. Prepared statements are
 * kept, because SQLite takes longer to prepare an insert than to execute it.
 */
final class SqliteConnections extends BasicDataSource {
    /**
     * Enough for the inner pages of a million accounts with a year of history; a commit walks through all of it, see
     * decision 23.
     */
    private static final int CACHE_KIB = 16 * 1024;
    /**
     * 120 MiB of log before a commit waits for it to be copied into the database file. Route
     * {@code checkpoint-database} has copied nearly all of it by then; but only who writes finds the moment when all is
     * copied, and the log can begin anew.
     */
    private static final int CHECKPOINT_AFTER_PAGES = 30_000;

    private static final Map<String, String> REQUIRED =
            Map.of("journal_mode", "wal", "synchronous", "2", "foreign_keys", "1", "secure_delete", "1");

    /** Null until the database is open. */
    private volatile DatabaseIdentity identity;

    SqliteConnections(String url, int size, Duration timeout) {
        setDriverClassName("org.sqlite.JDBC");
        setUrl(url);
        setMaxTotal(size);
        setMaxIdle(size);
        setMaxWait(timeout);
        setPoolPreparedStatements(true);
        configuration(timeout)
                .toProperties()
                .forEach((name, value) -> addConnectionProperty(name.toString(), value.toString()));
    }

    static SQLiteConfig configuration(Duration timeout) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // A transaction that means to write says so at once, or it could fail at its first write for having read
        // before.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout((int) timeout.toMillis());
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "1");
        config.setCacheSize(-CACHE_KIB);
        config.setWalAutocheckpoint(CHECKPOINT_AFTER_PAGES);
        // Would be one more query after each insert.
        config.setGetGeneratedKeys(false);
        return config;
    }

    @Override
    protected ConnectionFactory createConnectionFactory() throws SQLException {
        ConnectionFactory factory = super.createConnectionFactory();
        return () -> {
            requireSame();
            return checked(factory.createConnection());
        };
    }

    /**
     * Makes further connections only while the database is that one. SQLite would make a new database in place of a
     * removed one, and truncate the index of the log (-shm), which open connections have mapped: the process would end
     * with SIGBUS.
     */
    void guardedBy(DatabaseIdentity opened) {
        this.identity = opened;
    }

    private void requireSame() throws SQLException {
        DatabaseIdentity opened = identity;
        if (opened != null) {
            opened.requireSame();
        }
    }

    private static Connection checked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> pragma : REQUIRED.entrySet()) {
                try (ResultSet value = statement.executeQuery("PRAGMA " + pragma.getKey())) {
                    if (!pragma.getValue().equals(value.getString(1))) {
                        throw new SQLException("SQLite does not keep PRAGMA " + pragma.getKey() + "="
                                + pragma.getValue() + " for this file, but " + value.getString(1));
                    }
                }
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
