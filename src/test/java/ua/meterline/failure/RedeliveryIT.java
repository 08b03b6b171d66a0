package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.Redelivery;

/** Promised: "Redelivery of the same PDU is harmless." */
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
    void theSameMessageTwiceIsOneRowAndOneReply() throws Exception {
        running.smsc().behaviour().redeliver(Redelivery.times(1));
        deliverAndAwait(100, 200);
        assertThatEachIsThereOnce(100);
    }

    @Test
    void theSameMessageTwiceAtTheSameMomentIsOneRowAndOneReply() throws Exception {
        running.smsc().behaviour().redeliver(Redelivery.onTwoSessions());
        deliverAndAwait(100, 200);
        assertThatEachIsThereOnce(100);
    }

    @Test
    void aMessageIsRecognisedAfterARestart() throws Exception {
        deliverAndAwait(1, 1);
        running.gateway().close();
        running.startGateway();
        running.awaitReady();
        deliverAndAwait(1, 2);
        assertThatEachIsThereOnce(1);
    }

    private void deliverAndAwait(int messages, int deliveries) {
        Readings.readings(0, messages).forEach(running.smsc()::enqueue);
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().counters().delivered() == deliveries);
    }

    private void assertThatEachIsThereOnce(int messages) throws Exception {
        assertThat(running.smsc().deliver(Readings.reading(100_000)).get(5, TimeUnit.SECONDS))
                .matches(Delivery::accepted);
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.rows().count("reply WHERE state = 'sent'") == messages + 1);
        assertThat(running.rows().count("message")).isEqualTo(messages + 1);
        assertThat(running.rows().count("reading")).isEqualTo(messages + 1);
        assertThat(running.smsc().submitted()).hasSize(messages + 1);
    }
}
