package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CheckCommand;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SmscSimulator;

/** Connections to mail servers: TLS with a verified certificate, and the check command. */
class MailServerIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    static Path keys;

    private static Path store;

    @TempDir
    Path folder;

    @Test
    void isUsedOverTlsWhenItsCertificateIsTrusted() throws Exception {
        try (MailServer mailServer = MailServer.openWithTls();
                SmscSimulator smsc = RunningGateway.startSmsc()) {
            mailServer.deliver("alice@mail.example", "", "рахунок 0501234567, показання 12345");
            try (GatewayProcess gateway = GatewayProcess.start(
                    folder,
                    tls(mailServer, smsc, "localhost"),
                    "-Djavax.net.ssl.trustStore=" + store,
                    "-Djavax.net.ssl.trustStorePassword=changeit")) {
                await().atMost(TIMEOUT).until(() -> mailServer.replies().size() == 1);
                assertThat(gateway.log()).doesNotContain(MailServer.PASSWORD, "\tat ");
            }
        }
    }

    @Test
    void isNotUsedWhenItsCertificateIsForAnotherName() throws Exception {
        try (MailServer mailServer = MailServer.openWithTls();
                SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(
                        folder,
                        tls(mailServer, smsc, "127.0.0.1"),
                        "-Djavax.net.ssl.trustStore=" + store,
                        "-Djavax.net.ssl.trustStorePassword=changeit")) {
            await().atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(gateway.log()).contains("mailbox 127.0.0.1:", "no secure connection"));
            assertThat(gateway.log()).doesNotContain("connected\n", MailServer.PASSWORD, "\tat ");
        }
    }

    @Test
    void isOptional() throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(folder, new GatewayEnvironment(folder, smsc.port()))) {
            gateway.awaitBoundTo(smsc);
            await().atMost(TIMEOUT).until(() -> gateway.log().contains("e-mail is off"));

            assertThat(gateway.log().lines().filter(line -> line.matches("(?i).*(mail|imap|smtp).*")))
                    .hasSize(1);
        }
    }

    @Test
    void isCheckedByTheCheckCommand() throws Exception {
        try (MailServer mailServer = MailServer.open();
                SmscSimulator smsc = RunningGateway.startSmsc()) {
            assertThat(check(mailServer, smsc, MailServer.PASSWORD))
                    .anyMatch(line -> line.matches("ok      mailbox   127.0.0.1:\\d+ \\(logged in, INBOX opened\\)"))
                    .anyMatch(line -> line.matches("ok      smtp      127.0.0.1:\\d+ \\(logged in\\)"));
            assertThat(check(mailServer, smsc, "wrong"))
                    .anyMatch(line -> line.matches("FAILED  mailbox   127.0.0.1:\\d+: the login was refused.*"))
                    .noneMatch(line -> line.contains("wrong"));
        }
    }

    private List<String> check(MailServer mailServer, SmscSimulator smsc, String password) throws Exception {
        GatewayEnvironment environment = mailServer
                .configure(new GatewayEnvironment(folder.resolve("data"), smsc.port()))
                .with("MAIL_IMAP_PASSWORD", password);
        return CheckCommand.output(folder, environment).lines().toList();
    }

    private GatewayEnvironment tls(MailServer mailServer, SmscSimulator smsc, String host) {
        return mailServer
                .configure(new GatewayEnvironment(folder, smsc.port()))
                .with("MAIL_IMAP_HOST", host)
                .with("MAIL_SMTP_HOST", host)
                .with("MAIL_IMAP_TLS", "tls")
                .with("MAIL_SMTP_TLS", "tls");
    }

    /** A self-signed certificate for the name localhost only. GreenMail reads it once for all servers. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        store = keys.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Stream.of("keytool -genkeypair -alias server -keyalg EC -dname CN=test -storetype PKCS12"
                                        + " -storepass changeit -keystore " + store + " -ext san=dns:localhost")
                                .flatMap(line -> Stream.of(line.split(" ")))
                                .toList())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
    }
}
