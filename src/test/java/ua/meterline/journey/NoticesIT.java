package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.ScheduledNotices;
import ua.meterline.outbox.NoticeKind;
import ua.meterline.simulator.ReceiptPlan;
import ua.meterline.simulator.SubmittedMessage;

/** SMS that answer no message: sent, retried, delivered and expired. */
class NoticesIT {
    private static final String CODE = "Код 048213";
    private static final String STATE = "SELECT state, reason, attempts, text FROM notice WHERE id = ?";

    @TempDir
    static Path folder;

    private static RunningGateway gateway;
    private static ScheduledNotices notices;
    private static int customer;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("SMPP_DELIVERY_RECEIPTS", true, "SMPP_RESPONSE_TIMEOUT", "1s"));
        notices = new ScheduledNotices(gateway.database());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void resetBehaviour() {
        gateway.smsc().behaviour().receipts(ReceiptPlan.DELIVERED);
        gateway.smsc().behaviour().answerSubmitsAfter(Duration.ZERO);
        gateway.smsc().behaviour().refuseSubmits(0);
        gateway.smsc().behaviour().silentOnSubmits(false);
    }

    private static String nextCustomer() {
        return "+3806700%05d".formatted(++customer);
    }

    private static void awaitState(long notice, String state) {
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(gateway.rows(STATE, notice)).containsExactly(state));
    }

    private static List<SubmittedMessage> sentTo(String number) {
        return gateway.smsc().submitted().stream()
                .filter(message -> number.equals("+" + message.destination().value()))
                .toList();
    }

    @Test
    void aCodeIsSentOnceAndItsTextForgotten() throws Exception {
        String number = nextCustomer();
        long notice = notices.schedule(NoticeKind.CODE, number, CODE);

        awaitState(notice, "delivered null 1 ");
        assertThat(sentTo(number)).extracting(SubmittedMessage::text).containsExactly(CODE);
        assertThat(gateway.count("reply")).isZero();
        assertThat(metrics())
                .contains("meterline_notices_total{kind=\"code\",state=\"sent\"}")
                .contains("meterline_notices_waiting")
                .doesNotContain(number.substring(1));
    }

    @Test
    void theTextOfAReminderStays() throws Exception {
        long notice = notices.schedule(NoticeKind.REMINDER, nextCustomer(), "Передайте показання");

        awaitState(notice, "delivered null 1 Передайте показання");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"hex | delivered null 1 ", "UNDELIV:069 | failed UNDELIV 069 1 "})
    void aReceiptIsMatchedAlsoWhenItOvertakesTheResponse(String plan, String state) throws Exception {
        gateway.smsc().behaviour().receipts(ReceiptPlan.parse(plan));
        gateway.smsc().behaviour().answerSubmitsAfter(Duration.ofMillis(300));
        long notice = notices.schedule(NoticeKind.CODE, nextCustomer(), CODE);

        awaitState(notice, state + (state.endsWith("1") ? " " : ""));
    }

    @Test
    void aTemporaryRejectionIsRetried() throws Exception {
        gateway.smsc().behaviour().refuseNextSubmits(2, 0x58);
        long notice = notices.schedule(NoticeKind.CODE, nextCustomer(), CODE);

        awaitState(notice, "delivered null 3 ");
    }

    @Test
    void aPermanentRejectionFailsItWithItsStatus() throws Exception {
        gateway.smsc().behaviour().refuseSubmits(0x0B);
        long notice = notices.schedule(NoticeKind.CODE, nextCustomer(), CODE);

        awaitState(notice, "failed 0x0B 1 ");
    }

    @Test
    void anAnswerAfterTheTimeoutSettlesIt() throws Exception {
        gateway.smsc().behaviour().answerSubmitsAfter(Duration.ofMillis(1_500));
        long notice = notices.schedule(NoticeKind.CODE, nextCustomer(), CODE);

        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.count("notice WHERE id = " + notice + " AND state = 'delivered'") == 1);
    }

    @Test
    void whatExpiresWhileItIsRetriedIsNotSentAgain() throws Exception {
        gateway.smsc().behaviour().refuseSubmits(0x14);
        String number = nextCustomer();
        Instant now = Instant.now();
        long notice = notices.schedule(NoticeKind.CODE, number, CODE, now, now.plusSeconds(3));

        await().atMost(RunningGateway.TIMEOUT)
                .until(() ->
                        gateway.count("notice WHERE id = " + notice + " AND reason = 'expired' AND text = ''") == 1);
        gateway.smsc().behaviour().refuseSubmits(0);
        assertThat(gateway.rows("SELECT state FROM notice WHERE id = ?", notice))
                .containsExactly("failed");
    }

    @Test
    void whatHasExpiredIsNeverSent() throws Exception {
        String number = nextCustomer();
        Instant now = Instant.now();
        long notice = notices.schedule(NoticeKind.CODE, number, CODE, now.minusSeconds(600), now.minusSeconds(300));

        awaitState(notice, "failed expired 0 ");
        assertThat(sentTo(number)).isEmpty();
    }

    @Test
    void whatIsPlannedForLaterWaits() throws Exception {
        String number = nextCustomer();
        Instant later = Instant.now().plusSeconds(3_600);
        long planned =
                notices.schedule(NoticeKind.REMINDER, number, "Передайте показання", later, later.plusSeconds(60));
        awaitState(notices.schedule(NoticeKind.CODE, nextCustomer(), CODE), "delivered null 1 ");

        assertThat(gateway.rows(STATE, planned)).containsExactly("pending null 0 Передайте показання");
        assertThat(sentTo(number)).isEmpty();
    }

    private static String metrics() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + gateway.gateway().httpPort() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
