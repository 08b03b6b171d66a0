package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.FreePort;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.ListeningProcess;
import ua.meterline.fixture.PgBouncer;
import ua.meterline.fixture.ProxiedPair;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.SteadyLoad;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.store.cluster.NameInUseException;

/**
 * A PgBouncer with {@code pool_mode = session} between the gateway and HAProxy, as docs/cluster.md configures both:
 * commits, locks of a session and a failover are as without.
 */
class PgBouncerIT {
    @TempDir
    Path folder;

    private ProxiedPair servers;
    private ListeningProcess pooler;
    private DatabaseAddress address;
    private GatewayDatabase onStandby;
    private RunningGateway running;

    @BeforeEach
    void start() throws Exception {
        PgBouncer.requireInstalled();
        servers = ProxiedPair.start();
        DatabaseAddress proxied = servers.address(servers.pair().newDatabase());
        int port = FreePort.next();
        pooler = PgBouncer.start(PgBouncer.documented(), port, proxied);
        String url = proxied.url().replaceFirst(":\\d+/", ":" + port + "/");
        address = new DatabaseAddress(url, proxied.username(), proxied.password());
        onStandby = GatewayDatabase.on(servers.pair().standby(), url);
        running = RunningGateway.prepare(folder.resolve("one")).storeOn(address);
        running.environment().with("NODE", "gw1");
        running.startBound();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {running, pooler, servers}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void nothingAcknowledgedIsMissingWhenThePrimaryIsKilledUnderLoad() throws Exception {
        try (SteadyLoad load = SteadyLoad.start(running)) {
            load.awaitAcknowledged(2 * SteadyLoad.PER_SECOND);
            servers.failOver();
            Stopwatch stopwatch = new Stopwatch();
            load.awaitAcknowledged(SteadyLoad.PER_SECOND);
            stopwatch.print("behind PgBouncer, primary killed, standby promoted: 300 messages acknowledged again");

            load.finish();
            load.assertStoredOnceAndAnswered(onStandby);
            running.awaitReady();
        }
    }

    /** A name is a lock of a session, which ends with it. */
    @Test
    void theNameOfANodeIsHeldForAsLongAsItRuns() throws Exception {
        GatewayEnvironment second = new GatewayEnvironment(
                        folder.resolve("two"), running.smsc().port())
                .storeOn(address)
                .with("NODE", "gw1");
        assertThatThrownBy(second::start).isInstanceOf(NameInUseException.class);

        running.restart();
        assertThat(running.gateway().isReady()).isTrue();
    }
}
