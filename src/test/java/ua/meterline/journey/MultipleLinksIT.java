package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Handset;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SmscSimulator;

/** Two links at the same time: to two SMSCs, and two to one SMSC. */
class MultipleLinksIT {
    @TempDir
    Path folder;

    private RunningGateway running;
    private SmscSimulator other;

    @BeforeEach
    void prepare() throws Exception {
        other = RunningGateway.startSmsc();
        running = RunningGateway.prepare(folder);
        running.environment()
                .with("SMPP_LINKS", "a, b")
                .with("SMPP_FAILOVER_AFTER", "500ms")
                .with("SMPP_B_PORT", other.port());
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        other.close();
    }

    private void start(int sessionsOfEach) throws Exception {
        running.startGateway();
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().bound().size() == sessionsOfEach
                        && other.bound().size() == sessionsOfEach);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rx-tx", "trx"})
    void sendsAReplyByTheLinkOfItsMessage(String bind) throws Exception {
        running.environment().with("SMPP_BIND", bind);
        start("trx".equals(bind) ? 1 : 2);
        IntStream.range(0, 50).forEach(i -> running.smsc().enqueue(CustomerSms.reading(i)));
        IntStream.range(50, 100).forEach(i -> other.enqueue(CustomerSms.reading(i)));

        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().submitted().size() == 50
                        && other.submitted().size() == 50);
        assertThat(recipients(running.smsc()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 50).mapToObj(CustomerSms::sender).toList());
        await().until(() -> running.count("reply WHERE state = 'sent' AND link = 'a'") == 50);
        await().until(() -> running.count("reply WHERE state = 'sent' AND link = 'b'") == 50);
    }

    @Test
    void sendsAReplyByAnotherLinkAfterTheFailoverDelay() throws Exception {
        start(2);
        running.smsc().behaviour().refuseSubmits(0x08);
        running.smsc().enqueue(CustomerSms.reading(1));
        await().until(() -> running.count("reply WHERE attempts > 0") == 1);
        running.smsc().close();

        await().atMost(RunningGateway.TIMEOUT).until(() -> other.submitted().size() == 1);
        assertThat(recipients(other)).containsExactly(CustomerSms.sender(1));
        assertThat(running.gateway().isReady()).isTrue();
    }

    @Test
    void waitsForTheOwnLinkBeforeTheFailoverDelay() throws Exception {
        running.environment().with("SMPP_FAILOVER_AFTER", "1m");
        start(2);
        running.smsc().behaviour().refuseSubmits(0x08);
        running.smsc().enqueue(CustomerSms.reading(1));
        await().until(() -> running.count("reply WHERE attempts > 0") == 1);
        running.replaceSmsc();

        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().submitted().size() == 1);
        assertThat(other.submitted()).isEmpty();
    }

    /** An operator may deliver a message by both links when the first did not respond in time. */
    @Test
    void storesAndAnswersAMessageOnceThatComesByBothLinks() throws Exception {
        start(2);
        MobileMessage message = CustomerSms.reading(1);
        running.smsc().enqueue(message);
        other.enqueue(message);

        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().acknowledged().size() == 1
                        && other.acknowledged().size() == 1);
        await().until(() -> running.count("reply WHERE state = 'sent'") == 1);
        assertThat(running.count("message")).isEqualTo(1);
        assertThat(running.smsc().submitted().size() + other.submitted().size()).isEqualTo(1);
    }

    @Test
    void reassemblesAMessageWhoseSegmentsComeByBothLinks() throws Exception {
        start(2);
        String text = "0501234567 12345 " + "дуже довгий текст ".repeat(10);
        List<MobileMessage> parts =
                Handset.USUAL.with("encoding", "ucs2").with("split", "udh8").write(CustomerSms.sender(1), "7104", text);
        for (int i = 0; i < parts.size(); i++) {
            (i % 2 == 0 ? other : running.smsc()).enqueue(parts.get(i));
        }

        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'sent'") == 1);
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(running.rows("SELECT text FROM message")).containsExactly(text);
    }

    @Test
    void bindsTwiceToOneSmsc() throws Exception {
        running.environment().with("SMPP_B_PORT", running.smsc().port());
        running.startGateway();
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> running.smsc().bound().size() == 4);
        IntStream.range(0, 100).forEach(i -> running.smsc().enqueue(CustomerSms.reading(i)));

        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'sent'") == 100);
        assertThat(running.count("reading")).isEqualTo(100);
    }

    @Test
    void doesNotDelayALinkByRepliesThatWaitForASlowerOne() throws Exception {
        running.environment().with("SMPP_A_MAX_REPLIES_PER_SECOND", 1);
        start(2);
        IntStream.range(0, 30).forEach(i -> running.smsc().enqueue(CustomerSms.reading(i)));
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply") == 30);
        IntStream.range(30, 60).forEach(i -> other.enqueue(CustomerSms.reading(i)));

        await().atMost(Deadline.LENGTH).until(() -> other.submitted().size() == 30);
        assertThat(running.smsc().submitted()).hasSizeLessThan(30);
    }

    /** As after an outage of one of the SMSCs. */
    @Test
    void doesNotDelayALinkByTheBacklogOfAnother() throws Exception {
        running.environment().with("SMPP_A_MAX_REPLIES_PER_SECOND", 1);
        start(2);
        running.gateway().close();
        running.database().insertPendingReplies(10_000, "'a'");
        start(2);
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> !running.smsc().submitted().isEmpty());
        IntStream.range(0, 30).forEach(i -> other.enqueue(CustomerSms.reading(i)));

        await().atMost(Deadline.LENGTH).until(() -> other.submitted().size() == 30);
        assertThat(running.smsc().submitted()).hasSizeLessThan(60);
    }

    private static List<String> recipients(SmscSimulator smsc) {
        return smsc.submitted().stream()
                .map(message -> message.destination().value())
                .toList();
    }
}
