package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.icegreen.greenmail.imap.ImapHostManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.ScriptedSmtp;

/**
 * Hostile headers of mails must not control the gateway: the reply goes to the sender only, through the configured
 * server, with the gateway's headers, and the mail is processed like any other. All tests share one gateway, as a mail
 * must not affect later ones.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailHeaderInjectionIT {
    private static final String EVIL = "evil.example";
    private static final String GOOD = "My account is 0501234567 and the reading is 12345, thank you";

    /** The first reply of a new JVM takes longer than the others. */
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    static Path folder;

    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private MailServer mailServer;
    private ScriptedSmtp smtp;
    private RunningGateway gateway;
    private int written;

    @BeforeAll
    void start() throws Exception {
        mailServer = MailServer.open();
        smtp = new ScriptedSmtp(command -> {
            if (command.startsWith("RCPT")) {
                recipients.add(command.replaceAll(".*<(.*)>.*", "$1"));
            }
            return "250 fine";
        });
        gateway = RunningGateway.prepare(folder.resolve("data"));
        mailServer
                .configure(gateway.environment())
                .with("MAIL_SMTP_PORT", smtp.port())
                .with("MAIL_SMTP_USERNAME", "");
        gateway.startGateway();
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        smtp.close();
        mailServer.close();
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                arguments("Cc", "Cc: mallory@evil.example"),
                arguments("Bcc", "Bcc: mallory@evil.example"),
                arguments("several in To", "To: mallory@evil.example, contact@zk.104.ua, trudy@evil.example"),
                arguments("Resent-*", "Resent-To: mallory@evil.example\nResent-Bcc: mallory@evil.example"),
                arguments("addresses for reports", """
                        Sender: mallory@evil.example
                        Errors-To: mallory@evil.example
                        Disposition-Notification-To: mallory@evil.example
                        Return-Receipt-To: mallory@evil.example"""),
                arguments("copyTo", "copyTo: evil.example"),
                arguments("moveTo", "moveTo: evil.example"),
                arguments("delete", "delete: true\npeek: false\nfolderName: evil.example"),
                arguments(
                        "CamelMail*",
                        "CamelMailCopyTo: evil.example\nCamelMailMoveTo: evil.example\nCamelMailDelete: true"),
                arguments("CamelMailTo", "CamelMailTo: mallory@evil.example\nCamelMailSubject: evil.example"),
                arguments("CamelSmtp*", """
                        CamelSmtpTo: mallory@evil.example
                        CamelSmtpHost: evil.example
                        CamelSmtpFrom: mallory@evil.example"""),
                arguments("headers of a mail producer", """
                        replyTo: mallory@evil.example
                        cc: mallory@evil.example
                        contentType: text/html; charset=evil.example"""),
                arguments("CamelFileName", """
                        CamelFileName: ../../evil.example
                        CamelOverruleFileName: ../evil.example
                        CamelFileNameProduced: /evil.example"""),
                arguments("headers of steps", """
                        CamelBeanMethodName: evil.example
                        CamelJdbcParameters: evil.example
                        CamelToEndpoint: file:evil.example
                        CamelRouteStop: true"""),
                arguments("mail.smtp.host", """
                        mail.smtp.host: evil.example
                        mail.smtp.port: 1
                        mail.smtp.from: mallory@evil.example
                        mail.imap.host: evil.example"""),
                arguments("In-Reply-To with line ends", """
                        In-Reply-To: =?UTF-8?Q?<a@b>=0D=0ABcc:_mallory@evil.example?=
                        \t\rBcc: mallory@evil.example"""),
                arguments("References with line ends", """
                        References: <first@mail.example>
                        \tBcc: mallory@evil.example
                        \t=?UTF-8?Q?=0D=0ABcc:_mallory@evil.example?= \rBcc: mallory@evil.example"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void doNotChangeTheRecipientOfTheReply(String name, String headers) throws Exception {
        String sender = nextSender();
        mailServer.deliver(CustomerMail.letter(headers + "\n", sender, "gas", GOOD), new Date());

        assertHarmless(replyTo(sender));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?UTF-8?Q?gas=0D=0ABcc:_mallory@evil.example?= | Gas meter reading",
                "=?UTF-8?Q?gas=0D=0AX-Evil:_yes?= | gas X-Evil: yes",
                "=?UTF-8?Q?gas=0D=0A=0D=0Abody?= | gas body",
                "=?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fa=0D=0ABcc:_b=3F=3D?= | Gas meter reading"
            })
    void addNoHeaderToTheReplyThroughTheSubject(String subject, String replySubject) throws Exception {
        String sender = nextSender();
        mailServer.deliver(CustomerMail.letter(sender, subject, GOOD), new Date());

        String reply = replyTo(sender);
        assertHarmless(reply);
        assertThat(reply).contains("\nSubject: Re: " + replySubject + "\n").doesNotContain("\nX-Evil");
    }

    /** Reply-To is honoured when it is one plain address. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Olena <olena@mail.example> | olena@mail.example",
                "\"mallory@evil.example\" <olga@mail.example> | olga@mail.example",
                "oksana@mail.example, mallory@evil.example | its From",
                "oksana@mail.example\\n\\tBcc: mallory@evil.example | its From",
                "=?UTF-8?Q?oksana=40mail.example=0D=0ABcc:_mallory=40evil.example?= | its From",
                "<oksana@mail.example>,<mallory@evil.example> | its From"
            })
    void leadToAReplyToOneAddress(String replyTo, String expected) throws Exception {
        String sender = nextSender();
        String header = "Reply-To: " + replyTo.replace("\\n", "\n").replace("\\t", "\t") + "\n";
        mailServer.deliver(CustomerMail.letter(header, sender, "gas", GOOD), new Date());

        String recipient = expected.equals("its From") ? sender : expected;
        assertHarmless(replyTo(recipient));
    }

    @Test
    void causeNoReplyToTheGatewayItself() throws Exception {
        String sender = nextSender();
        mailServer.deliver(CustomerMail.letter("Reply-To: contact@zk.104.ua\n", sender, "gas", GOOD), new Date());

        await().atMost(TIMEOUT)
                .until(() -> gateway.rows("SELECT reason FROM reply WHERE message_id = " + written)
                        .equals(List.of("ourselves")));
    }

    private String nextSender() {
        written++;
        return CustomerMail.sender(written);
    }

    private String replyTo(String recipient) {
        await().atMost(TIMEOUT)
                .until(() -> smtp.mails().stream().anyMatch(mail -> mail.contains("\nTo: " + recipient + "\n")));
        return smtp.mails().stream()
                .filter(mail -> mail.contains("\nTo: " + recipient + "\n"))
                .findFirst()
                .orElseThrow();
    }

    private void assertHarmless(String reply) throws Exception {
        assertThat(reply.substring(0, reply.indexOf("\n\n")).lines().filter(line -> !line.startsWith(" ")))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .doesNotHaveDuplicates()
                .isSubsetOf(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "In-Reply-To",
                        "References",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress");
        assertThat(reply).contains("\nFrom: contact@zk.104.ua\n").doesNotContain(EVIL);
        assertThat(recipients).doesNotHaveDuplicates().noneMatch(recipient -> recipient.contains(EVIL));
        assertThat(smtp.mails()).hasSameSizeAs(recipients);
        await().untilAsserted(this::assertProcessedLikeAnyMail);
    }

    private void assertProcessedLikeAnyMail() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
            assertThat(names).noneMatch(name -> name.contains("evil"));
            assertThat(names)
                    .filteredOn(name -> name.endsWith(".eml"))
                    .hasSize(written)
                    .allMatch(name -> name.matches("data/inbox/done/[0-9-]{10}/imap-[0-9a-f]{12}-\\d+-\\d+\\.eml"));
        }
        assertThat(mailServer.inbox().getMessageCount()).isEqualTo(written);
        assertThat(mailServer.unseen()).isZero();
        ImapHostManager folders = mailServer.server().getManagers().getImapHostManager();
        assertThat(folders.getFolder(
                        mailServer.server().getManagers().getUserManager().getUserByEmail(MailServer.ADDRESS), EVIL))
                .isNull();
    }
}
