package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.LineProxy;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.ScriptedSmtp;

/** Replies by mail while the SMTP server rejects them, closes the connection or is unreachable. */
class MailReplyFailureIT {
    private static final String OK = "250 ok";
    private static final int MANY = 30;
    private static final int SENDERS = 4;

    @TempDir
    Path folder;

    private RunningGateway gateway;

    @BeforeEach
    void prepare() throws Exception {
        gateway = RunningGateway.prepare(folder);
        gateway.environment()
                .with("INBOX_QUIET_TIME", "0ms")
                .with("MAIL_RETRY_DELAY", "100ms")
                .with("MAIL_TIMEOUT", "2s")
                .with("MAIL_SMTP_HOST", "127.0.0.1")
                .with("MAIL_SMTP_TLS", "none");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void isRetriedAfterATransientRejection() throws Exception {
        AtomicInteger commands = new AtomicInteger();
        try (ScriptedSmtp server =
                start(command -> command.startsWith("RCPT") && commands.incrementAndGet() < 3 ? "450 later" : OK)) {
            drop(0);
            awaitReply("sent null 3");
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void failsAfterAPermanentRejection() throws Exception {
        try (ScriptedSmtp server = start(command -> command.startsWith("RCPT") ? "550 no such user here" : OK)) {
            drop(0);
            awaitReply("failed smtp-550 1");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void failsAfterDaysOfTransientRejections() throws Exception {
        try (ScriptedSmtp server = start(command -> command.startsWith("RCPT") ? "452 mailbox full" : OK)) {
            drop(0);
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> gateway.rows("SELECT state || ' ' || reason FROM reply")
                            .equals(List.of("pending smtp-452")));
            gateway.database().update("UPDATE mail_reply SET composed_at = '2026-01-01T00:00:00.000Z'");
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> gateway.rows("SELECT state || ' ' || reason FROM reply")
                            .equals(List.of("failed smtp-452")));
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void isRetriedWithTheSameMessageIdWhenTheServerDoesNotRespond() throws Exception {
        try (ScriptedSmtp server = start(command -> command.equals(".") ? null : OK)) {
            drop(0);
            awaitReply("failed no-response 3");
            assertThat(server.mails()).hasSize(3);
            assertThat(server.mails().stream()
                            .map(MailReplyFailureIT::messageId)
                            .distinct())
                    .hasSize(1)
                    .allMatch(id -> id.contains("@zk.104.ua"));
        }
    }

    @Test
    void waitsUntilTheServerIsReachable() throws Exception {
        ClosedPort port = new ClosedPort();
        gateway.environment().with("MAIL_SMTP_PORT", port.number());
        gateway.startGateway();
        drop(0);
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.count("reply WHERE reason = 'link-down'") == 1);
        port.close();
        try (ScriptedSmtp server = new ScriptedSmtp(command -> OK);
                LineProxy proxy = LineProxy.at(port.number(), server.port())) {
            assertThat(proxy.port()).isEqualTo(port.number());
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> gateway.rows("SELECT state FROM reply").equals(List.of("sent")));
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void sharesConnectionsWhichAreClosedWhenIdle() throws Exception {
        try (ScriptedSmtp server = start(command -> OK)) {
            for (int i = 0; i < MANY; i++) {
                drop(i);
            }
            awaitReplies(MANY, "sent null 1");
            assertThat(server.mails()).hasSize(MANY);
            assertThat(server.connections()).isLessThanOrEqualTo(SENDERS);
            await().atMost(RunningGateway.TIMEOUT).until(() -> server.quits() == server.connections());
        }
    }

    @Test
    void usesANewConnectionWhenTheServerClosedTheIdleOne() throws Exception {
        AtomicInteger commands = new AtomicInteger();
        try (ScriptedSmtp server =
                start(command -> command.equals("NOOP") && commands.incrementAndGet() > 0 ? null : OK)) {
            drop(0);
            awaitReply("sent null 1");
            drop(1);
            awaitReplies(2, "sent null 1");
            assertThat(commands).hasPositiveValue();
            assertThat(server.mails()).hasSize(2);
        }
    }

    @Test
    void closesItsConnectionWhenTheGatewayStops() throws Exception {
        try (ScriptedSmtp server = start(command -> OK)) {
            drop(0);
            awaitReply("sent null 1");
            gateway.close();
            await().until(() -> server.quits() == 1);
        }
    }

    @Test
    void isSuppressedWhenNoServerIsSet() throws Exception {
        gateway.environment().with("MAIL_SMTP_HOST", "");
        gateway.startGateway();
        drop(0);
        awaitReply("suppressed no-mail-server 0");
    }

    private ScriptedSmtp start(UnaryOperator<String> script) throws Exception {
        ScriptedSmtp server = new ScriptedSmtp(script);
        gateway.environment().with("MAIL_SMTP_PORT", server.port());
        gateway.startGateway();
        return server;
    }

    private void drop(int number) throws Exception {
        Files.writeString(folder.resolve("inbox/letter-" + number + ".eml"), CustomerMail.reading(number));
    }

    private void awaitReply(String stateReasonAndAttempts) {
        awaitReplies(1, stateReasonAndAttempts);
    }

    private void awaitReplies(int replies, String stateReasonAndAttempts) {
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(gateway.rows(
                                "SELECT state || ' ' || coalesce(reason, 'null') || ' ' || attempts FROM reply"))
                        .hasSize(replies)
                        .containsOnly(stateReasonAndAttempts));
    }

    private static String messageId(String mail) {
        Matcher header = Pattern.compile("(?m)^Message-ID: (.*)$").matcher(mail);
        return header.find() ? header.group(1) : "none";
    }
}
