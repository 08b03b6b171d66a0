package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.ProxiedPair;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.SteadyLoad;
import ua.meterline.fixture.Stopwatch;

/**
 * An HAProxy before a primary and its synchronous standby, as docs/cluster.md configures it: the gateway follows a
 * failover without knowing the servers, and no connection remains on a server that is not the primary any more.
 */
class HaProxyIT {
    /** But those whose commit waits for the standby: the server does not see before its end that the client is gone. */
    private static final String CONNECTIONS =
            "pg_stat_activity WHERE application_name = 'meterline' AND wait_event IS DISTINCT FROM 'SyncRep'";

    @TempDir
    Path folder;

    private ProxiedPair servers;
    private DatabaseAddress address;
    private RunningGateway running;
    private SteadyLoad load;

    @BeforeEach
    void start() throws Exception {
        servers = ProxiedPair.start();
        address = servers.address(servers.pair().newDatabase());
        running = RunningGateway.prepare(folder).storeOn(address);
        running.startBound();
        load = SteadyLoad.start(running);
        load.awaitAcknowledged(SteadyLoad.PER_SECOND);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {load, running, servers}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void nothingAcknowledgedIsMissingWhenThePrimaryIsKilledUnderLoad() throws Exception {
        servers.failOver();
        Stopwatch stopwatch = new Stopwatch();
        load.awaitAcknowledged(SteadyLoad.PER_SECOND);
        stopwatch.print("behind HAProxy, primary killed, standby promoted: 300 messages acknowledged again");

        assertThatAllAreOnTheNewPrimary();
    }

    /** Whose client would wait for ever: HAProxy ends it, not a timeout. */
    @Test
    void connectionsToAPrimaryThatHangsAreCut() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(address.url(), address.username(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            servers.pair().primary().pause();
            Stopwatch stopwatch = new Stopwatch();
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
            stopwatch.print("behind HAProxy, primary hangs: connection cut");
        }
        servers.promote();
        Stopwatch stopwatch = new Stopwatch();
        load.awaitAcknowledged(SteadyLoad.PER_SECOND);
        stopwatch.print("behind HAProxy, primary hangs, standby promoted: 300 messages acknowledged again");

        assertThatAllAreOnTheNewPrimary();
    }

    /** As one whose failover tool hangs. What it shows is old, and what it takes would be lost. */
    @Test
    void noConnectionRemainsOnAnOldPrimaryThatRunsOn() throws Exception {
        servers.promote();
        load.awaitAcknowledged(SteadyLoad.PER_SECOND);
        GatewayDatabase old = GatewayDatabase.on(servers.pair().primary(), address.url());
        await().atMost(Deadline.LENGTH).until(() -> old.count(CONNECTIONS) == 0);

        assertThatAllAreOnTheNewPrimary();
    }

    private void assertThatAllAreOnTheNewPrimary() throws Exception {
        load.finish();
        load.assertStoredOnceAndAnswered(GatewayDatabase.on(servers.pair().standby(), address.url()));
        running.awaitReady();
    }
}
