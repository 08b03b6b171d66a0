package ua.meterline.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.Database;

/** Nodes that start at the same time, or with another version. */
class MigrationLockTest {
    private PostgresServer server;
    private DatabaseAddress address;

    @BeforeEach
    void createDatabase() throws Exception {
        server = PostgresServer.shared();
        address = new DatabaseAddress(server.newDatabase(), server.username(), server.password());
    }

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseMigrateItOnce() throws Exception {
        List<CompletableFuture<Database>> nodes = Stream.generate(() -> CompletableFuture.supplyAsync(this::open))
                .limit(4)
                .toList();

        for (CompletableFuture<Database> node : nodes) {
            node.get().close();
        }
        assertThat(query("SELECT count(*) FROM flyway_schema_history WHERE version = '1'"))
                .isEqualTo("1");
    }

    /** What the schema of an earlier version looks like: a migration of this one is missing. */
    @Test
    void aNewVersionDoesNotMigrateWhileAnotherOneRuns() throws Exception {
        Database old = open();
        ClusterNode a = new ClusterNode(old::newSession, "a", "0.9");
        a.join();
        query("WITH gone AS (DELETE FROM flyway_schema_history RETURNING 1) SELECT count(*) FROM gone");

        assertThatThrownBy(this::open)
                .hasMessage("its schema must be migrated, and gateways of another version are running on it: a;"
                        + " stop them, and start this one again");

        a.close();
        old.close();
    }

    private Database open() {
        try {
            return Database.open(address, Duration.ofSeconds(20));
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = server.connect(address.url());
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
