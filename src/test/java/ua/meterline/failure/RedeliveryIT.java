package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.Redelivery;
import ua.meterline.store.UtcTime;

/** Redelivered messages are deduplicated. */
class RedeliveryIT {
    @TempDir
    Path folder;

    private RunningGateway running;

    @BeforeEach
    void start() throws Exception {
        running = RunningGateway.start(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void aRedeliveredMessageIsStoredAndAnsweredOnce() throws Exception {
        running.smsc().behaviour().redeliver(Redelivery.times(1));
        deliverAndAwait(100, 200);
        assertThatEachIsStoredOnce(100);
    }

    @Test
    void aMessageDeliveredConcurrentlyByTwoSessionsIsStoredAndAnsweredOnce() throws Exception {
        running.smsc().behaviour().redeliver(Redelivery.onTwoSessions());
        deliverAndAwait(100, 200);
        assertThatEachIsStoredOnce(100);
    }

    @Test
    void aRedeliveryIsDeduplicatedAfterARestart() throws Exception {
        deliverAndAwait(1, 1);
        running.restart();
        deliverAndAwait(1, 2);
        assertThatEachIsStoredOnce(1);
    }

    /** The SMSC redelivers when it reaches the gateway again, which may be much later than the redelivery window. */
    @Test
    void aRedeliveryIsDeduplicatedAfterAnOutageOfElevenMinutes() throws Exception {
        deliverAndAwait(1, 1);
        running.gateway().close();
        String before = UtcTime.format(Instant.now().minus(Duration.ofMinutes(11)));
        running.database().update("UPDATE message SET received_at = '" + before + "'");
        running.startBound();
        deliverAndAwait(1, 2);
        assertThatEachIsStoredOnce(1);
    }

    /** The same without a restart: the time of the outage does not count, which only real time can show. */
    @Test
    @Tag("soak")
    void aRunningGatewayDeduplicatesARedeliveryAfterAnOutageOfElevenMinutes() throws Exception {
        Duration outage = Duration.ofMinutes(11);
        deliverAndAwait(100, 100);
        assertThat(running.awaitReplies(100)).hasSize(100);
        running.smsc().close();
        running.awaitNotReady();
        await().atMost(outage.plus(RunningGateway.TIMEOUT))
                .during(outage)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !running.gateway().isReady());
        Stopwatch stopwatch = new Stopwatch();
        running.replaceSmsc();
        running.awaitReady();
        stopwatch.print("link down for " + outage.toMinutes() + " min: ready again");
        deliverAndAwait(100, 100);
        assertThat(running.deliver(CustomerSms.reading(100_000))).isZero();
        // Replies leave in the order of their messages.
        assertThat(running.awaitReplies(1)).hasSize(1);
        assertThat(running.count("message")).isEqualTo(101);
    }

    private void deliverAndAwait(int messages, int deliveries) {
        CustomerSms.readings(0, messages).forEach(running.smsc()::enqueue);
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().counters().delivered() == deliveries);
    }

    private void assertThatEachIsStoredOnce(int messages) throws Exception {
        assertThat(running.deliver(CustomerSms.reading(100_000))).isZero();
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'sent'") == messages + 1);
        assertThat(running.count("message")).isEqualTo(messages + 1);
        assertThat(running.count("reading")).isEqualTo(messages + 1);
        assertThat(running.smsc().submitted()).hasSize(messages + 1);
    }
}
