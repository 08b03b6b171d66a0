package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.PostgresPair;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.Delivery;

/**
 * An old primary that takes writes beside the one that took its place, and is the first host of the URL: what would be
 * written there is lost. Its commits wait for no standby, as if the failover tool had left it alone.
 */
class OldPrimaryIT {
    private static final int RETRYABLE = 0x64;

    @TempDir
    Path folder;

    private PostgresPair pair;
    private String database;
    private RunningGateway running;
    private GatewayDatabase onOld;
    private GatewayDatabase onNew;

    @BeforeEach
    void start() throws Exception {
        pair = PostgresPair.start();
        database = pair.newDatabase();
        running = RunningGateway.prepare(folder).storeOn(pair.primary(), pair.url(database));
        onOld = GatewayDatabase.on(pair.primary(), pair.primary().url(database));
        onNew = GatewayDatabase.on(pair.standby(), pair.standby().url(database));
        running.startBound();
        await().until(() -> deliver(1) == 0);
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.close();
        }
        if (pair != null) {
            pair.close();
        }
    }

    @Test
    void isNotWrittenToWhenItComesBack() throws Exception {
        pair.failOver();
        running.awaitReady();
        awaitStored(2);
        bringBack(pair.primary());
        List<String> before = everythingOnOld();

        endConnectionsTo(pair.standby());
        awaitStored(3);
        running.restart();
        awaitStored(4);
        // A gateway that knows nothing of the failover asks both.
        running.gateway().close();
        Files.delete(folder.resolve("server-timeline"));
        running.startBound();
        awaitStored(5);
        assertThat(everythingOnOld()).isEqualTo(before);
        assertThat(onNew.count("message")).isEqualTo(5);
        assertThat(folder.resolve("server-timeline")).content().endsWith(" 2\n");
    }

    /** Neither by a gateway that runs, nor by one that starts. */
    @Test
    void isNotWrittenToWhenItIsAlone() throws Exception {
        pair.failOver();
        running.awaitReady();
        bringBack(pair.primary());
        List<String> before = everythingOnOld();

        pair.standby().stop();
        running.awaitNotReady();
        assertThat(deliver(2)).isEqualTo(RETRYABLE);
        running.gateway().close();
        assertThatThrownBy(running::startGateway)
                .rootCause()
                .hasMessageStartingWith(
                        "is an old primary: it is on timeline 1, and this gateway has stored on timeline 2")
                .hasMessageEndingWith("delete " + folder.resolve("server-timeline"));
        assertThat(everythingOnOld()).isEqualTo(before);

        pair.standby().startAgain();
        running.startBound();
        awaitStored(2);
        assertThat(onNew.count("message")).isEqualTo(2);
    }

    /** The connections to it stay open, and its commits wait for a standby that follows it no more. */
    @Test
    void isLeftWhenItIsOnlyCutOff() throws Exception {
        pair.separate();
        CompletableFuture<Delivery> refused = running.smsc().deliver(CustomerSms.reading(2));
        pair.awaitWaitingCommits(1);
        pair.promote();
        Stopwatch stopwatch = new Stopwatch();
        assertThat(status(refused)).isEqualTo(RETRYABLE);

        awaitStored(2);
        stopwatch.print("primary cut off, standby promoted: the next message acknowledged");
        running.awaitReady();
        assertThat(onNew.count("node WHERE seen_at > now() - interval '10 seconds'"))
                .isEqualTo(1);
        endConnectionsTo(pair.standby());
        awaitStored(3);
        assertThat(onOld.count("message WHERE sender = '+" + CustomerSms.sender(3) + "'"))
                .isZero();
    }

    /** Starts it again as the primary that it was. */
    private static void bringBack(PostgresServer old) throws Exception {
        old.settings("synchronous_standby_names = ''");
        old.startAgain();
    }

    private void endConnectionsTo(PostgresServer server) throws Exception {
        server.administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    /** With the heartbeats and locks of nodes. */
    private List<String> everythingOnOld() {
        return onOld.everything("nothing");
    }

    private void awaitStored(int number) {
        await().until(() -> deliver(number) == 0);
        assertThat(onNew.count("message WHERE sender = '+" + CustomerSms.sender(number) + "'"))
                .isEqualTo(1);
    }

    private int deliver(int number) throws Exception {
        return status(running.smsc().deliver(CustomerSms.reading(number)));
    }

    private static int status(CompletableFuture<Delivery> delivery) throws Exception {
        try {
            return delivery.get(Deadline.SECONDS, TimeUnit.SECONDS).commandStatus();
        } catch (ExecutionException e) {
            return RETRYABLE; // it was not answered in time, or no receiver is bound for the moment
        }
    }
}
