package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.PostgresPair;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.SteadyLoad;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;

/**
 * The primary dies, and its synchronous standby takes its place: nothing acknowledged is lost, nothing stored twice.
 */
class PostgresFailoverIT {
    private static final int RETRYABLE = 0x64;

    @TempDir
    Path folder;

    private PostgresPair pair;
    private RunningGateway running;
    private GatewayDatabase onStandby;
    private SteadyLoad load;

    @BeforeEach
    void start() throws Exception {
        pair = PostgresPair.start();
        String database = pair.newDatabase();
        running = RunningGateway.prepare(folder).storeOn(pair.primary(), pair.url(database));
        onStandby = GatewayDatabase.on(pair.standby(), pair.standby().url(database));
        running.startBound();
    }

    @AfterEach
    void stop() throws Exception {
        if (load != null) {
            load.close();
        }
        if (running != null) {
            running.close();
        }
        if (pair != null) {
            pair.close();
        }
    }

    @Test
    void nothingAcknowledgedIsMissingWhenThePrimaryIsKilledUnderLoad() throws Exception {
        pair.delayCommits(Duration.ofMillis(5)); // so that some are in flight
        load = SteadyLoad.start(running);
        load.awaitAcknowledged(2 * SteadyLoad.PER_SECOND);

        pair.failOver();
        Stopwatch stopwatch = new Stopwatch();
        load.awaitAcknowledged(SteadyLoad.PER_SECOND);
        stopwatch.print("primary killed, standby promoted: 300 messages acknowledged again");

        load.finish();
        load.assertStoredOnceAndAnswered(onStandby);
    }

    /** The connections to the old primary stay open, so that only timeouts end them. */
    @Test
    void aPrimaryThatHangsIsLeftForTheOneThatTookItsPlace() throws Exception {
        load = SteadyLoad.start(running);
        load.awaitAcknowledged(SteadyLoad.PER_SECOND);

        pair.primary().pause();
        pair.promote();
        Stopwatch stopwatch = new Stopwatch();
        load.awaitAcknowledged(SteadyLoad.PER_SECOND);
        stopwatch.print("primary hangs, standby promoted: 300 messages acknowledged again");

        load.finish();
        load.assertStoredOnceAndAnswered(onStandby);
    }

    @Test
    void aMessageThatWasOnThePrimaryAloneIsStoredAgain() throws Exception {
        MobileMessage message = CustomerSms.reading(1);
        pair.separate();
        CompletableFuture<Delivery> refused = running.smsc().deliver(message);
        await().atMost(RunningGateway.TIMEOUT).until(() -> {
            pair.cancelWaits();
            return running.count("message") == 1;
        });
        assertThat(refused.get(Deadline.SECONDS, TimeUnit.SECONDS).commandStatus())
                .isEqualTo(RETRYABLE);

        pair.failOver();
        assertThat(onStandby.count("message")).isZero();
        running.awaitReady();
        assertThat(running.smsc().deliver(message).get(Deadline.SECONDS, TimeUnit.SECONDS))
                .matches(Delivery::accepted);
        assertThat(onStandby.count("message")).isEqualTo(1);
    }
}
