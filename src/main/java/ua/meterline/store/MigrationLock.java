package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Lets a schema be migrated only while no other gateway works on it. On PostgreSQL, each node holds a lock of the
 * schema for as long as it runs, see {@code sql/postgresql/hold-schema.sql}. A SQLite file has one gateway.
 */
final class MigrationLock {
    /** Another gateway that migrates is done by then. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private MigrationLock() {}

    /** Migrates the schema. */
    @FunctionalInterface
    interface Migration {
        void run() throws SQLException;
    }

    /**
     * Runs the migration, unless another gateway does it meanwhile.
     *
     * @throws SQLException naming the nodes, when others run with the schema as it is
     */
    static void run(DataSource writer, Migration migration) throws SQLException {
        try (Connection connection = writer.getConnection()) {
            if (Dialect.of(connection) == Dialect.POSTGRESQL) {
                runLocked(connection, writer, migration);
                return;
            }
        }
        migration.run();
    }

    private static void runLocked(Connection connection, DataSource writer, Migration migration) throws SQLException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (number(connection, "try-schema-lock") == 0) {
            if (SchemaState.of(writer) == SchemaState.CURRENT) {
                return;
            } else if (System.nanoTime() - deadline > 0) {
                throw new SQLException(
                        "its schema must be migrated, and gateways of another version are running on it: "
                                + String.join(", ", running(connection)) + "; stop them, and start this one again");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        try {
            migration.run();
        } finally {
            number(connection, "unlock-schema");
        }
    }

    private static long number(Connection connection, String statement) throws SQLException {
        return Sql.named(statement).number(connection, Map.of());
    }

    private static List<String> running(Connection connection) {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-running-nodes");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                names.add(row.getString("name"));
            }
        } catch (SQLException e) {
            names.add("unknown"); // the schema of that version has no such table
        }
        return names;
    }
}
