package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What holds in each session on a PostgreSQL server, whatever is configured for the server, the database or the role:
 * a commit waits for the disk and the standbys, each wait but that one ends, and the locks of a node that vanished are
 * released. See decision 39.
 */
final class PostgresSession {
    private static final int OLDEST_SERVER = 140_000;

    /** Some are not settings of every version. */
    private static final String CONFIGURE = "SELECT set_config(name, value, false)"
            + " FROM unnest(?::text[], ?::text[]) AS wanted (name, value) JOIN (SELECT name FROM pg_settings) AS known"
            + " USING (name)";

    private PostgresSession() {}

    /**
     * To be called once for each new connection.
     *
     * @param timeout how long a transaction waits for a lock
     * @param longestPause how long a transaction may do nothing; its node hangs or is gone then
     * @throws SQLException also when a commit on this server does not wait for the disk
     */
    static void prepare(Connection connection, Duration timeout, Duration longestPause, SessionUse use)
            throws SQLException {
        requireUsable(connection);
        Map<String, String> wanted = settings(timeout, longestPause);
        wanted.putAll(use.settings());
        try (PreparedStatement statement = connection.prepareStatement(CONFIGURE)) {
            statement.setArray(
                    1, connection.createArrayOf("text", wanted.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", wanted.values().toArray()));
            statement.execute();
        }
    }

    private static Map<String, String> settings(Duration timeout, Duration longestPause) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("TimeZone", "UTC");
        settings.put("default_transaction_isolation", "read committed");
        // Each of these would hide the warning of a commit that is on no standby, or would interrupt one.
        settings.put("client_min_messages", "warning");
        settings.put("statement_timeout", "0");
        settings.put("transaction_timeout", "0");
        settings.put("lock_timeout", Long.toString(timeout.toMillis()));
        settings.put("idle_in_transaction_session_timeout", Long.toString(longestPause.toMillis()));
        settings.put("idle_session_timeout", "0");
        // The planner expects long lists; to compile a statement takes longer than to execute it.
        settings.put("jit", "off");
        // In seconds: a machine that vanished is noticed after 25 of them, and by default after two hours.
        settings.put("tcp_keepalives_idle", "10");
        settings.put("tcp_keepalives_interval", "5");
        settings.put("tcp_keepalives_count", "3");
        return settings;
    }

    private static void requireUsable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet server = statement.executeQuery("SELECT current_setting('server_version_num')::integer,"
                        + " current_setting('server_version'), current_setting('server_encoding'),"
                        + " current_setting('fsync'), set_config('synchronous_commit',"
                        + " CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply'"
                        + " ELSE 'on' END, false)")) {
            server.next();
            require(
                    server.getInt(1) >= OLDEST_SERVER,
                    "is of PostgreSQL " + server.getString(2) + "; 14 or newer is needed");
            require(
                    server.getString(3).equals("UTF8"),
                    "has the encoding " + server.getString(3) + "; create it with UTF8");
            require(
                    server.getString(4).equals("on"),
                    "is on a server with fsync = off, which loses what was acknowledged when its machine fails; set it"
                            + " to on");
        }
    }

    private static void require(boolean fulfilled, String problem) throws SQLException {
        if (!fulfilled) {
            throw new SQLException(problem);
        }
    }
}
