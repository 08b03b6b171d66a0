package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.ScheduledNotices;
import ua.meterline.fixture.ScriptedSmsc;
import ua.meterline.fixture.ScriptedSmsc.Peer;
import ua.meterline.fixture.ScriptedSmsc.Request;
import ua.meterline.outbox.NoticeKind;

/** Notices beside a backlog of replies, without a link, and in a crash. */
class NoticeFailureIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final String CODE = "Код 048213";

    @TempDir
    Path folder;

    /** At five a second, the replies take half a minute. */
    @Test
    void aCodeOvertakesTheRepliesThatWaitForTheRateLimitAndAReminderDoesNot() throws Exception {
        try (RunningGateway running = RunningGateway.start(folder, Map.of("SMPP_MAX_REPLIES_PER_SECOND", 5))) {
            CustomerSms.readings(0, 150).forEach(running.smsc()::enqueue);
            running.smsc().awaitSubmitted(1, RunningGateway.TIMEOUT);
            await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply") == 150);
            ScheduledNotices notices = new ScheduledNotices(running.database());
            notices.schedule(NoticeKind.REMINDER, "+380671112233", "Передайте показання");
            notices.schedule(NoticeKind.CODE, "+380671112244", CODE);

            await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("notice WHERE state = 'sent'") == 1);
            assertThat(running.rows("SELECT kind FROM notice WHERE state = 'sent'"))
                    .containsExactly("code");
            assertThat(running.count("reply WHERE state = 'pending'")).isPositive();
        }
    }

    @Test
    void aCodeExpiresWithoutALinkAndIsNotSentWhenTheLinkIsBack() throws Exception {
        try (RunningGateway running = RunningGateway.start(folder, Map.of("SMPP_RESPONSE_TIMEOUT", "1s"))) {
            running.smsc().close();
            ScheduledNotices notices = new ScheduledNotices(running.database());
            Instant now = Instant.now();
            notices.schedule(NoticeKind.CODE, "+380671112233", CODE, now, now.plusSeconds(2));
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(running.rows("SELECT state, reason, text FROM notice"))
                            .containsExactly("failed expired "));

            running.replaceSmsc();
            running.awaitReady();
            notices.schedule(NoticeKind.CODE, "+380671112244", CODE);
            running.awaitReplies(1);
            assertThat(running.smsc().submitted())
                    .extracting(message -> message.destination().value())
                    .containsExactly("380671112244");
        }
    }

    /** As for replies: what was answered is not sent again, what was not answered is. */
    @Test
    void aCrashRepeatsOnlyNoticesThatWereUnanswered() throws Exception {
        Queue<Submit> unanswered = new ConcurrentLinkedQueue<>();
        GatewayDatabase database = GatewayDatabase.in(folder);
        try (ScriptedSmsc smsc = new ScriptedSmsc()) {
            smsc.on(ScriptedSmsc.SUBMIT_SM, (peer, request) -> unanswered.add(new Submit(peer, request)));
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port()).with("SMPP_BIND", "trx");
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                await().atMost(TIMEOUT).until(() -> smsc.binds().size() == 1);
                ScheduledNotices notices = new ScheduledNotices(database);
                for (int number = 0; number < 10; number++) {
                    notices.schedule(NoticeKind.CODE, "+38067000000" + number, CODE);
                }
                await().atMost(TIMEOUT).until(() -> unanswered.size() == 10);
                for (int answered = 0; answered < 7; answered++) {
                    unanswered.remove().accept();
                }
                await().atMost(TIMEOUT).until(() -> database.count("notice WHERE state = 'sent'") == 7);
                gateway.kill();
                assertThat(gateway.log()).doesNotContain("048213").doesNotContain("38067000000");
            }
            Peer crashed = unanswered.element().peer();
            Queue<Request> repeated = new ConcurrentLinkedQueue<>();
            smsc.on(ScriptedSmsc.SUBMIT_SM, (peer, request) -> {
                if (peer != crashed) {
                    repeated.add(request);
                    new Submit(peer, request).accept();
                }
            });
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                await().atMost(TIMEOUT).until(() -> database.count("notice WHERE state = 'sent'") == 10);
                assertThat(repeated).as(gateway::log).hasSize(3);
                assertThat(database.rows("SELECT DISTINCT text FROM notice")).isEqualTo(List.of(""));
            }
        }
    }

    /** A submit_sm that is not answered yet. */
    private record Submit(Peer peer, Request request) {
        void accept() throws IOException {
            peer.respond(request, 0, "00A1\0");
        }
    }
}
