package ua.meterline.cluster;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.Database;

/** A database of a PostgreSQL for several gateways, each with a folder and a name of its own. */
final class SharedDatabase {
    private final PostgresServer server;
    private final String url;
    private final Path folder;

    private SharedDatabase(PostgresServer server, String url, Path folder) {
        this.server = server;
        this.url = url;
        this.folder = folder;
    }

    /** Skips the test where PostgreSQL is not installed. */
    static SharedDatabase create(Path folder) throws Exception {
        PostgresServer server = PostgresServer.shared();
        return new SharedDatabase(server, server.newDatabase(), folder);
    }

    /** The settings of a node. */
    GatewayEnvironment node(String name, int smscPort) {
        return new GatewayEnvironment(folder(name), smscPort)
                .storeOn(server, url)
                .with("NODE", name);
    }

    DatabaseAddress address() {
        return new DatabaseAddress(url, server.username(), server.password());
    }

    /** Creates the tables, before a gateway does. */
    void migrate() throws SQLException {
        Database.open(address(), Deadline.LENGTH).close();
    }

    /** Returns when the node has sent a heartbeat within three seconds, and is ready. */
    void awaitReady(String node) {
        await(node + " is ready")
                .atMost(Deadline.LENGTH)
                .until(() -> rows().count("node WHERE ready = 1 AND seen_at > now() - interval '3 seconds' AND name = '"
                                + node + "'")
                        == 1);
    }

    Path folder(String node) {
        return folder.resolve(node);
    }

    GatewayDatabase rows() {
        return GatewayDatabase.on(server, url);
    }
}
