package ua.meterline.failure;

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
import ua.meterline.app.Meterline;

/** Mail servers that begin in clear text: nothing that is secret is said before TLS, and nothing without it. */
class StarttlsIT {
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
        imap = StarttlsServer.imap(certificates.server(certificates.right()));
        smtp = StarttlsServer.smtp(certificates.server(certificates.right()));
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
    void logsInOnceTheConnectionIsSecured() throws Exception {
        assertThat(check())
                .anyMatch(line -> line.startsWith("ok      mailbox"))
                .anyMatch(line -> line.startsWith("ok      smtp"));
        for (StarttlsServer server : List.of(imap, smtp)) {
            assertThat(server.inClear()).isNotEmpty().noneMatch(saysIn("meterline\0" + SECRET));
            assertThat(server.secured()).anyMatch(saysIn("meterline\0" + SECRET));
        }
    }

    @Test
    void logsInToSmtpWithAToken() throws Exception {
        environment.with("MAIL_SMTP_TOKEN_FILE", Files.writeString(folder.resolve("token"), "ya29.token\n"));

        assertThat(check()).anyMatch(line -> line.startsWith("ok      smtp"));
        assertThat(smtp.secured())
                .anyMatch(line -> line.startsWith("AUTH XOAUTH2 "))
                .anyMatch(saysIn("user=meterline\1auth=Bearer ya29.token\1\1"));
    }

    @Test
    void saysNothingSecretToAServerWithAnotherHostsCertificate() throws Exception {
        imap.close();
        imap = StarttlsServer.imap(certificates.server(certificates.ofAnotherHost()));
        environment.with("MAIL_IMAP_PORT", imap.port());

        assertThat(check()).anyMatch(line -> line.startsWith("FAILED  mailbox"));
        assertThat(imap.secured()).noneMatch(saysIn("meterline\0" + SECRET));
    }

    /** Whether a line ends in those words, in Base64. */
    private static Predicate<String> saysIn(String words) {
        String ending = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        String afterAnEmptyIdentity =
                Base64.getEncoder().encodeToString(("\0" + words).getBytes(StandardCharsets.UTF_8));
        return line -> line.endsWith(ending) || line.endsWith(afterAnEmptyIdentity) || line.contains(SECRET);
    }

    private List<String> check() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.trustStore=" + certificates.trustStore(folder),
                "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD,
                "-cp",
                GatewayProcess.classPath(),
                Meterline.class.getName(),
                "check");
        builder.environment().putAll(environment.variables());
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
