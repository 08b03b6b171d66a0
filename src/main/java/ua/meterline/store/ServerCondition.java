package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.common.DatabaseAddress;

/**
 * How a PostgreSQL server is configured, as far as the guarantees and several nodes depend on it.
 *
 * @param isPooled whether a connection pooler is in between, with a session for each connection
 * @param configured settings by name, as they are for this role and database before the gateway sets its own
 * @param missingPrivileges what this role may not do although the gateway needs it
 * @param standbys that are connected
 * @param synchronousStandbys those of them that commits wait for; -1 where this role may not see which
 * @param nodes that sent a heartbeat within the last day; 0 before the first one
 * @param clockAhead of the server before this machine; less than nothing when it is behind
 */
public record ServerCondition(
        boolean isPooled,
        Map<String, String> configured,
        List<String> missingPrivileges,
        int standbys,
        int synchronousStandbys,
        int nodes,
        Duration clockAhead) {
    private static final String CONFIGURED = """
        SELECT name, reset_val FROM pg_settings WHERE name IN ('default_transaction_isolation', 'synchronous_commit',
            'full_page_writes', 'synchronous_standby_names', 'max_locks_per_transaction', 'max_connections')
        """;

    private static final String PRIVILEGES = """
        SELECT 'CREATE on a schema' WHERE NOT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)
        UNION ALL
        SELECT 'TEMPORARY on the database' WHERE NOT has_database_privilege(current_database(), 'TEMPORARY')
        UNION ALL
        SELECT 'EXECUTE on pg_logical_emit_message' WHERE NOT EXISTS (
            SELECT 1 FROM pg_proc
            WHERE proname = 'pg_logical_emit_message' AND has_function_privilege(oid, 'EXECUTE'))
        UNION ALL
        (SELECT 'ownership of table ' || tablename FROM pg_tables
        WHERE schemaname = current_schema() AND NOT pg_has_role(tableowner, 'USAGE')
        ORDER BY tablename LIMIT 1)
        """;

    private static final String STANDBYS = """
        SELECT count(*), CASE WHEN pg_has_role('pg_read_all_stats', 'USAGE')
            THEN count(*) FILTER (WHERE sync_state IN ('sync', 'quorum')) ELSE -1 END
        FROM pg_stat_replication
        """;

    private static final String HAS_NODES = "SELECT to_regclass('node') IS NOT NULL";

    private static final String NODES =
            "SELECT count(*) FROM node WHERE seen_at > clock_timestamp() - interval '1 day'";

    public ServerCondition {
        configured = Map.copyOf(configured);
        missingPrivileges = List.copyOf(missingPrivileges);
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws SQLException when the server cannot be reached, or is not usable
     */
    public static ServerCondition of(DatabaseAddress address, Duration timeout) throws SQLException {
        try (Connection connection = ServerConnections.one(address, timeout, true);
                Statement statement = connection.createStatement();
                ResultSet standbys = statement.executeQuery(STANDBYS)) {
            standbys.next();
            return new ServerCondition(
                    OwnSession.isPooled(connection),
                    configured(connection),
                    missingPrivileges(connection),
                    standbys.getInt(1),
                    standbys.getInt(2),
                    nodes(connection),
                    clockAhead(connection));
        }
    }

    private static Map<String, String> configured(Connection connection) throws SQLException {
        Map<String, String> configured = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet settings = statement.executeQuery(CONFIGURED)) {
            while (settings.next()) {
                configured.put(settings.getString(1), settings.getString(2));
            }
        }
        return configured;
    }

    private static List<String> missingPrivileges(Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet privileges = statement.executeQuery(PRIVILEGES)) {
            while (privileges.next()) {
                missing.add(privileges.getString(1));
            }
        }
        return missing;
    }

    private static int nodes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery(HAS_NODES)) {
                table.next();
                if (!table.getBoolean(1)) {
                    return 0;
                }
            }
            try (ResultSet nodes = statement.executeQuery(NODES)) {
                nodes.next();
                return nodes.getInt(1);
            }
        }
    }

    /** Half of the time for the question is the error at most. */
    private static Duration clockAhead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Instant asked = Instant.now();
            try (ResultSet clock = statement.executeQuery("SELECT extract(epoch FROM clock_timestamp()) * 1000")) {
                clock.next();
                Instant middle =
                        asked.plus(Duration.between(asked, Instant.now()).dividedBy(2));
                return Duration.between(middle, Instant.ofEpochMilli(clock.getLong(1)));
            }
        }
    }
}
