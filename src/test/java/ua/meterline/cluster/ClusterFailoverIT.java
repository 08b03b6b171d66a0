package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.PostgresPair;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.SmscSimulator;

/** Two gateways as processes on a primary with a synchronous standby: the primary dies, and then one of the gateways. */
class ClusterFailoverIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    Path folder;

    private PostgresPair pair;
    private String database;
    private GatewayDatabase onStandby;

    @BeforeEach
    void prepare() throws Exception {
        pair = PostgresPair.start();
        database = pair.newDatabase();
        onStandby = GatewayDatabase.on(pair.standby(), pair.standby().url(database));
    }

    @AfterEach
    void stop() throws Exception {
        if (pair != null) {
            pair.close();
        }
    }

    @Test
    void killingThePrimaryAndThenANodeLosesNothingAndStoresNothingTwice() throws Exception {
        pair.delayCommits(Duration.ofMillis(5)); // so that some are in flight
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess a = start("a", smsc, 2);
                GatewayProcess b = start("b", smsc, 4);
                ReadingLoad load = ReadingLoad.start(smsc, TIMEOUT)) {
            load.awaitReplies(600);

            pair.primary().kill();
            int inFlight = ReadingLoad.inFlight(smsc, onStandby);
            pair.promote();
            Stopwatch stopwatch = new Stopwatch();
            load.awaitMoreReplies(300);
            stopwatch.print("primary killed, standby promoted: 300 replies of two gateways");
            await("both nodes are ready again")
                    .atMost(TIMEOUT)
                    .until(() ->
                            onStandby.count("node WHERE ready = 1 AND seen_at > now() - interval '5 seconds'") == 2);

            a.kill();
            inFlight += ReadingLoad.inFlight(smsc, onStandby, "a");
            load.awaitMoreReplies(300);
            load.stop(onStandby);
            assertThat(b.log()).doesNotContain("\tat ");
            load.assertThatNothingIsLostOrDoubled(onStandby);
            assertThat(onStandby.count("message")).isEqualTo(load.sent());
            assertThat(onStandby.count("reading")).isEqualTo(load.sent());
            assertThat(load.repeated()).as("replies repeated").isLessThanOrEqualTo(inFlight);
            System.out.printf(
                    "%d messages, %d replies were in flight, %d repeated%n", load.sent(), inFlight, load.repeated());
        }
    }

    private GatewayProcess start(String node, SmscSimulator smsc, int sessions) throws Exception {
        GatewayEnvironment environment = new GatewayEnvironment(folder.resolve(node), smsc.port())
                .storeOn(pair.primary(), pair.url(database))
                .with("NODE", node);
        GatewayProcess process = GatewayProcess.start(folder.resolve(node), environment);
        await().atMost(TIMEOUT).until(() -> smsc.bound().size() == sessions);
        return process;
    }
}
