package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.Certificates;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.StarttlsServer;

/** Mail servers with STARTTLS: no credentials are sent before TLS has begun, nor without it. */
class MailStarttlsIT {
    private static final String SECRET = "s3cret-of-the-mailbox";

    @TempDir
    Path folder;

    private Certificates certificates;
    private StarttlsServer imap;
    private StarttlsServer smtp;
    private GatewayEnvironment environment;

    @BeforeEach
    void listen() throws Exception {
        certificates = new Certificates();
        imap = StarttlsServer.imap(certificates.server(certificates.valid()));
        smtp = StarttlsServer.smtp(certificates.server(certificates.valid()));
        environment = new GatewayEnvironment(folder, 1)
                .with("MAIL_IMAP_HOST", "127.0.0.1")
                .with("MAIL_IMAP_PORT", imap.port())
                .with("MAIL_IMAP_USERNAME", "meterline")
                .with("MAIL_IMAP_PASSWORD", SECRET)
                .with("MAIL_IMAP_TLS", "starttls")
                .with("MAIL_SMTP_HOST", "127.0.0.1")
                .with("MAIL_SMTP_PORT", smtp.port())
                .with("MAIL_SMTP_USERNAME", "meterline")
                .with("MAIL_SMTP_PASSWORD", SECRET)
                .with("MAIL_SMTP_TLS", "starttls")
                .with("MAIL_TIMEOUT", "10s");
    }

    @AfterEach
    void close() throws Exception {
        imap.close();
        smtp.close();
    }

    @Test
    void logsInAfterTlsHasBegun() throws Exception {
        assertThat(check())
                .anyMatch(line -> line.startsWith("ok      mailbox"))
                .anyMatch(line -> line.startsWith("ok      smtp"));
        for (StarttlsServer server : List.of(imap, smtp)) {
            assertThat(server.plainText()).isNotEmpty().noneMatch(contains("meterline\0" + SECRET));
            assertThat(server.encrypted()).anyMatch(contains("meterline\0" + SECRET));
        }
    }

    @Test
    void logsInToSmtpWithAToken() throws Exception {
        environment.with("MAIL_SMTP_TOKEN_FILE", Files.writeString(folder.resolve("token"), "ya29.token\n"));

        assertThat(check()).anyMatch(line -> line.startsWith("ok      smtp"));
        assertThat(smtp.encrypted())
                .anyMatch(line -> line.startsWith("AUTH XOAUTH2 "))
                .anyMatch(contains("user=meterline\1auth=Bearer ya29.token\1\1"));
    }

    @Test
    void sendsNoCredentialsToAServerWithACertificateForAnotherHost() throws Exception {
        imap.close();
        imap = StarttlsServer.imap(certificates.server(certificates.forAnotherHost()));
        environment.with("MAIL_IMAP_PORT", imap.port());

        assertThat(check()).anyMatch(line -> line.startsWith("FAILED  mailbox"));
        assertThat(imap.encrypted()).noneMatch(contains("meterline\0" + SECRET));
    }

    /** Matches a line that contains the text, also in Base64. */
    private static Predicate<String> contains(String text) {
        String ending = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        String afterAnEmptyIdentity =
                Base64.getEncoder().encodeToString(("\0" + text).getBytes(StandardCharsets.UTF_8));
        return line -> line.endsWith(ending) || line.endsWith(afterAnEmptyIdentity) || line.contains(SECRET);
    }

    private List<String> check() throws Exception {
        List<String> trust = List.of(
                "-Djavax.net.ssl.trustStore=" + certificates.trustStore(folder),
                "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD);
        ProcessBuilder builder = GatewayProcess.command(trust, "check");
        builder.environment().putAll(environment.variables());
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
