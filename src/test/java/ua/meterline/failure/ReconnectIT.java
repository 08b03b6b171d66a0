package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SimulatorListener;

/** Links are bound again after every kind of loss, also when the SMSC is down at the start. */
class ReconnectIT {
    private static final int BAD_PASSWORD = 0x0E;

    @TempDir
    Path folder;

    private RunningGateway running;
    private int sent;

    @BeforeEach
    void prepare() throws Exception {
        running = RunningGateway.prepare(folder);
        running.environment().with("SMPP_RESPONSE_TIMEOUT", "1s");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rx-tx", "trx"})
    void bindsWhenTheSmscStartsAndAfterEachDrop(String bind) throws Exception {
        running.environment().with("SMPP_BIND", bind);
        running.smsc().stopListening();
        running.startGateway();
        assertThat(running.gateway().isReady()).isFalse();
        running.smsc().resumeListening();
        running.awaitReady();
        for (int drop = 0; drop < 3; drop++) {
            running.dropLinksAndAwaitReady();
            assertThatAReadingIsAnswered();
        }
    }

    @Test
    void bindsAgainAfterAnOutage() throws Exception {
        running.startBound();
        for (int outage = 0; outage < 2; outage++) {
            running.smsc().stopListening();
            running.smsc().dropLinks();
            running.awaitNotReady();
            running.smsc().resumeListening();
            running.awaitReady();
            assertThatAReadingIsAnswered();
        }
    }

    @Test
    void bindsAgainAfterTheSmscUnbound() throws Exception {
        running.startBound();
        running.replaceSmsc();
        running.awaitReady();
        assertThatAReadingIsAnswered();
    }

    @Test
    void bindsWhenARejectedPasswordIsAccepted() throws Exception {
        CountDownLatch refused = new CountDownLatch(2);
        running.smsc().addListener(new SimulatorListener() {
            @Override
            public void bindRefused(String systemId, int commandStatus) {
                refused.countDown();
            }
        });
        running.smsc().behaviour().refuseBinds(BAD_PASSWORD);
        running.startGateway();
        assertThat(refused.await(Deadline.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(running.gateway().isReady()).isFalse();
        running.smsc().behaviour().refuseBinds(0);
        running.awaitReady();
        assertThatAReadingIsAnswered();
    }

    @Test
    void bindsWhenASilentSmscResponds() throws Exception {
        running.environment().with("SMPP_ENQUIRE_LINK_INTERVAL", "1s");
        running.smsc().behaviour().freeze(true);
        running.startGateway();
        await().during(Duration.ofMillis(1500))
                .atMost(RunningGateway.TIMEOUT)
                .until(() -> !running.gateway().isReady());
        running.smsc().behaviour().freeze(false);
        running.awaitReady();
        assertThatAReadingIsAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rx-tx", "trx"})
    void detectsAFrozenSmsc(String bind) throws Exception {
        running.environment().with("SMPP_BIND", bind).with("SMPP_ENQUIRE_LINK_INTERVAL", "1s");
        running.startBound();
        running.smsc().behaviour().freeze(true);
        running.awaitNotReady();
        running.smsc().behaviour().freeze(false);
        running.awaitReady();
        assertThatAReadingIsAnswered();
    }

    @Test
    void leaksNoThreadsInTwentyReconnects() throws Exception {
        running.startBound();
        dropAndRebind(3);
        List<String> before = threads();
        dropAndRebind(20);
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(threads()).hasSizeLessThanOrEqualTo(before.size() + 5));
        assertThatAReadingIsAnswered();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("smsc-"))
                .sorted()
                .toList();
    }

    private void dropAndRebind(int times) throws Exception {
        for (int drop = 0; drop < times; drop++) {
            running.dropLinksAndAwaitReady();
        }
    }

    private void assertThatAReadingIsAnswered() throws Exception {
        int before = running.smsc().submitted().size();
        assertThat(running.deliver(CustomerSms.reading(++sent))).isZero();
        assertThat(running.smsc().awaitSubmitted(before + 1, RunningGateway.TIMEOUT))
                .hasSize(before + 1);
    }
}
