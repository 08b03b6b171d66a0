package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

/** Promised: what becomes of replies that the SMSC does not take at once. */
class ReplyIT {
    @TempDir
    Path folder;

    private RunningGateway running;

    @BeforeEach
    void start() throws Exception {
        running = RunningGateway.start(folder, bind());
    }

    /** How the gateway binds, as in the settings. */
    String bind() {
        return "rx-tx";
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x58, 0x14, 0x08})
    void aSubmitThatIsRefusedForNowIsTriedAgain(int status) throws Exception {
        running.smsc().behaviour().refuseNextSubmits(2, status);
        deliver(Readings.reading(1));
        assertThat(running.smsc().awaitSubmitted(1, RunningGateway.TIMEOUT)).hasSize(1);
        awaitReplies("state || attempts", "sent3");
    }

    @Test
    void aSubmitThatIsRefusedForGoodIsFailedWithItsStatus() throws Exception {
        running.smsc().behaviour().refuseSubmits(0x0B);
        deliver(Readings.reading(1));
        awaitReplies("state || attempts || reason", "failed10x0B");
    }

    @Test
    void aSubmitThatIsNeverAnsweredIsTriedThreeTimes() throws Exception {
        running.smsc().behaviour().silentOnSubmits(true);
        deliver(Readings.reading(1));
        awaitReplies("state || attempts || reason", "failed3no-response");
        assertThat(running.smsc().submitted()).hasSize(3);
    }

    @Test
    void aReplyOnItsWayWhenTheLinkIsCutIsSentAgain() throws Exception {
        running.gateway().close();
        running.environment().with("SMPP_RESPONSE_TIMEOUT", "5s");
        running.startGateway();
        running.awaitReady();
        running.smsc().behaviour().silentOnSubmits(true);
        for (MobileMessage message : Readings.readings(0, 50)) {
            deliver(message);
        }
        running.smsc().awaitSubmitted(50, RunningGateway.TIMEOUT);
        running.smsc().dropLinks();
        running.smsc().behaviour().silentOnSubmits(false);
        awaitAllSent(50);
        assertThat(running.rows().count("reply WHERE attempts > 3")).isZero();
    }

    @Test
    void noReplyIsForgottenWhenTheLinkIsCutUnderLoad() throws Exception {
        running.smsc().behaviour().answerSubmitsAfter(java.time.Duration.ofMillis(50));
        for (int round = 0; round < 2; round++) {
            Readings.readings(round * 100, round * 100 + 100).forEach(running.smsc()::enqueue);
            running.smsc().awaitSubmitted(round * 100 + 30, RunningGateway.TIMEOUT);
            running.smsc().dropLinks();
            running.awaitNotReady();
            running.awaitReady();
        }
        awaitAllSent(200);
        assertThat(running.smsc().submitted().stream()
                        .map(SubmittedMessage::destination)
                        .distinct())
                .hasSize(200);
    }

    @Test
    void whatWasDueIsSentAfterARestart() throws Exception {
        running.smsc().behaviour().refuseSubmits(0x58);
        deliver(Readings.reading(1));
        running.gateway().close();
        assertThat(running.rows().values("SELECT state FROM reply")).containsExactly("pending");
        running.smsc().behaviour().refuseSubmits(0);
        running.startGateway();
        awaitReplies("state", "sent");
        assertThat(running.smsc().submitted()).hasSize(1);
    }

    /** Once, each look at the table brought 256 of them, and without new messages there was one look a second. */
    @Test
    void aLongQueueIsSentWithoutWaitingForNewMessages() throws Exception {
        running.gateway().close();
        running.rows().insertPendingReplies(10_000);
        running.startGateway();
        awaitAllSent(10_000);
        assertThat(running.smsc().submitted().stream()
                        .map(SubmittedMessage::destination)
                        .distinct())
                .hasSize(10_000);
    }

    private void deliver(MobileMessage message) throws Exception {
        assertThat(running.smsc().deliver(message).get(10, TimeUnit.SECONDS).accepted())
                .isTrue();
    }

    private void awaitAllSent(int count) {
        String states = "SELECT state || ifnull(reason, '') || ' ' || count(*) FROM reply GROUP BY state, reason";
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(running.rows().values(states)).containsExactly("sent " + count));
    }

    private void awaitReplies(String columns, String... expected) {
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(running.rows().values("SELECT " + columns + " FROM reply"))
                        .containsExactly(expected));
    }
}
