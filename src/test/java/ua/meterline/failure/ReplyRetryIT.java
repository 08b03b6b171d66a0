package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

/** Replies that the SMSC does not accept at once. */
class ReplyRetryIT {
    @TempDir
    Path folder;

    private RunningGateway running;

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
    @ValueSource(ints = {0x58, 0x14, 0x08})
    void aTransientRejectionIsRetried(int status) throws Exception {
        running.startBound();
        running.smsc().behaviour().refuseNextSubmits(2, status);
        deliver(CustomerSms.reading(1));
        assertThat(running.smsc().awaitSubmitted(1, RunningGateway.TIMEOUT)).hasSize(1);
        awaitReplies("state || attempts", "sent3");
    }

    @Test
    void aPermanentRejectionFailsTheReplyWithItsStatus() throws Exception {
        running.startBound();
        running.smsc().behaviour().refuseSubmits(0x0B);
        deliver(CustomerSms.reading(1));
        awaitReplies("state || attempts || reason", "failed10x0B");
    }

    @Test
    void aSubmitWithoutAResponseIsSentThreeTimes() throws Exception {
        running.startBound();
        running.smsc().behaviour().silentOnSubmits(true);
        deliver(CustomerSms.reading(1));
        awaitReplies("state || attempts || reason", "failed3no-response");
        assertThat(running.smsc().submitted()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rx-tx", "trx"})
    void aReplyInFlightWhenTheLinkDropsIsSentAgain(String bind) throws Exception {
        running.environment().with("SMPP_RESPONSE_TIMEOUT", "5s").with("SMPP_BIND", bind);
        running.startBound();
        running.smsc().behaviour().silentOnSubmits(true);
        for (MobileMessage message : CustomerSms.readings(0, 50)) {
            deliver(message);
        }
        running.smsc().awaitSubmitted(50, RunningGateway.TIMEOUT);
        running.smsc().dropLinks();
        running.smsc().behaviour().silentOnSubmits(false);
        awaitAllSent(50);
        assertThat(running.count("reply WHERE attempts > 3")).isZero();
    }

    @Test
    void noReplyIsLostWhenTheLinkDropsUnderLoad() throws Exception {
        running.startBound();
        running.smsc().behaviour().answerSubmitsAfter(Duration.ofMillis(50));
        for (int round = 0; round < 2; round++) {
            CustomerSms.readings(round * 100, round * 100 + 100).forEach(running.smsc()::enqueue);
            running.smsc().awaitSubmitted(round * 100 + 30, RunningGateway.TIMEOUT);
            running.dropLinksAndAwaitReady();
        }
        awaitAllSent(200);
        assertThat(running.smsc().submitted().stream()
                        .map(SubmittedMessage::destination)
                        .distinct())
                .hasSize(200);
    }

    @Test
    void aPendingReplyIsSentAfterARestart() throws Exception {
        running.startBound();
        running.smsc().behaviour().refuseSubmits(0x58);
        deliver(CustomerSms.reading(1));
        running.gateway().close();
        assertThat(running.rows("SELECT state FROM reply")).containsExactly("pending");
        running.smsc().behaviour().refuseSubmits(0);
        running.startGateway();
        awaitReplies("state", "sent");
        assertThat(running.smsc().submitted()).hasSize(1);
    }

    /** A poll of the outbox takes a part of the queue only; the rest must not wait for the next message or timer. */
    @Test
    void aLongQueueIsSentWithoutNewMessages() throws Exception {
        running.startGateway(); // creates the tables
        running.gateway().close();
        running.database().insertPendingReplies(3_000);
        running.startGateway();
        awaitAllSent(3_000);
        assertThat(running.smsc().submitted().stream()
                        .map(SubmittedMessage::destination)
                        .distinct())
                .hasSize(3_000);
    }

    private void deliver(MobileMessage message) throws Exception {
        assertThat(running.deliver(message)).isZero();
    }

    private void awaitAllSent(int count) {
        String states = "SELECT state || ifnull(reason, '') || ' ' || count(*) FROM reply GROUP BY state, reason";
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(running.rows(states)).containsExactly("sent " + count));
    }

    private void awaitReplies(String columns, String... expected) {
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(running.rows("SELECT " + columns + " FROM reply"))
                        .containsExactly(expected));
    }
}
