package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.cli.MeterlineCommand;
import ua.meterline.simulator.SmscSimulator;

/** Logging in to mail servers: over TLS with a certificate that is verified, and as the check command tells about it. */
class MailServerIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    static Path keys;

    private static Path store;

    @TempDir
    Path folder;

    @Test
    void isTalkedToOverTlsWhenItsCertificateIsTrusted() throws Exception {
        try (PostOffice office = PostOffice.openWithTls();
                SmscSimulator smsc = RunningGateway.simulator(0).start()) {
            office.deliver("alice@mail.example", "", "рахунок 0501234567, показання 12345");
            try (GatewayProcess gateway = GatewayProcess.start(
                    folder,
                    tls(office, smsc, "localhost"),
                    "-Djavax.net.ssl.trustStore=" + store,
                    "-Djavax.net.ssl.trustStorePassword=changeit")) {
                await().atMost(TIMEOUT).until(() -> office.answers().size() == 1);
                assertThat(gateway.log()).doesNotContain(PostOffice.SECRET, "\tat ");
            }
        }
    }

    @Test
    void isNotTalkedToWhenNobodyVouchesForItsName() throws Exception {
        try (PostOffice office = PostOffice.openWithTls();
                SmscSimulator smsc = RunningGateway.simulator(0).start();
                GatewayProcess gateway = GatewayProcess.start(
                        folder,
                        tls(office, smsc, "127.0.0.1"),
                        "-Djavax.net.ssl.trustStore=" + store,
                        "-Djavax.net.ssl.trustStorePassword=changeit")) {
            await().atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(gateway.log()).contains("mailbox 127.0.0.1:", "no secure connection"));
            assertThat(gateway.log()).doesNotContain("connected\n", PostOffice.SECRET, "\tat ");
        }
    }

    @Test
    void isNotMissedWhereNoneIsSet() throws Exception {
        try (SmscSimulator smsc = RunningGateway.simulator(0).start();
                GatewayProcess gateway = GatewayProcess.start(folder, new GatewayEnvironment(folder, smsc.port()))) {
            gateway.awaitBoundTo(smsc);
            await().atMost(TIMEOUT).until(() -> gateway.log().contains("e-mail is off"));

            assertThat(gateway.log().lines().filter(line -> line.matches("(?i).*(mail|imap|smtp).*")))
                    .hasSize(1);
        }
    }

    @Test
    void isLoggedInToByTheCheckCommand() throws Exception {
        try (PostOffice office = PostOffice.open();
                SmscSimulator smsc = RunningGateway.simulator(0).start()) {
            assertThat(check(office, smsc, PostOffice.SECRET))
                    .anyMatch(line -> line.matches("ok      mailbox   127.0.0.1:\\d+ \\(logged in, INBOX opened\\)"))
                    .anyMatch(line -> line.matches("ok      smtp      127.0.0.1:\\d+ \\(logged in\\)"));
            assertThat(check(office, smsc, "wrong"))
                    .anyMatch(line -> line.matches("FAILED  mailbox   127.0.0.1:\\d+: the login was refused.*"))
                    .noneMatch(line -> line.contains("wrong"));
        }
    }

    private List<String> check(PostOffice office, SmscSimulator smsc, String password) throws Exception {
        GatewayEnvironment environment =
                office.address(new GatewayEnvironment(folder, smsc.port())).with("MAIL_IMAP_PASSWORD", password);
        StringBuilder file = new StringBuilder();
        for (String key : List.of("imap.host", "imap.port", "imap.username", "imap.password", "imap.tls")) {
            file.append(line(environment, key)).append(line(environment, key.replace("imap", "smtp")));
        }
        file.append("meterline.smpp.port = ").append(smsc.port()).append('\n');
        file.append("meterline.data.dir = ").append(folder.resolve("data")).append('\n');
        Path settings = Files.writeString(folder.resolve("check.properties"), file, StandardCharsets.UTF_8);
        StringWriter out = new StringWriter();
        MeterlineCommand.commandLine().setOut(new PrintWriter(out)).execute("check", "--config", settings.toString());
        return out.toString().lines().toList();
    }

    private static String line(GatewayEnvironment environment, String key) {
        String variable = "METERLINE_MAIL_" + key.replace('.', '_').toUpperCase(java.util.Locale.ROOT);
        return "meterline.mail." + key + " = " + environment.variables().get(variable) + "\n";
    }

    private GatewayEnvironment tls(PostOffice office, SmscSimulator smsc, String host) {
        return office.address(new GatewayEnvironment(folder, smsc.port()))
                .with("MAIL_IMAP_HOST", host)
                .with("MAIL_SMTP_HOST", host)
                .with("MAIL_IMAP_TLS", "tls")
                .with("MAIL_SMTP_TLS", "tls");
    }

    /** With a certificate for the name localhost alone, which signs itself. Java reads it once for all servers. */
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
