package ua.meterline.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.config.MailSettings.Server;
import ua.meterline.config.MailSettings.Tls;
import ua.meterline.fixture.Deadline;

/** The commands sent to a mail server before login; this server rejects every login. */
class ServerSessionTest {
    private static final String USER = "meterline";
    private static final String SECRET = "s3cret";

    @TempDir
    Path folder;

    private ServerSocket listening;
    private CompletableFuture<List<String>> heard;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listening.close();
    }

    @Test
    void readsTheTokenFileAtEachLogin() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "first\n");
        Server server = server(token, Tls.NONE);
        ServerSession session = ServerSession.imap(server, Duration.ofSeconds(5));
        Files.writeString(token, "renewed\n");

        assertThat(tryImap(session, "IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN"))
                .filteredOn(line -> line.contains("AUTHENTICATE"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line).contains("AUTHENTICATE XOAUTH2 ");
                    String credentials = line.substring(line.lastIndexOf(' ') + 1);
                    assertThat(new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8))
                            .isEqualTo("user=" + USER + "\u0001auth=Bearer renewed\u0001\u0001");
                });
    }

    @Test
    void sendsNoPasswordToAServerWithoutStarttls() throws Exception {
        ServerSession session = ServerSession.imap(server(null, Tls.STARTTLS), Duration.ofSeconds(5));

        assertThat(tryImap(session, "IMAP4rev1 AUTH=PLAIN AUTH=LOGIN")).noneMatch(ServerSessionTest::isLogin);
    }

    @Test
    void requestsStarttlsBeforeLoggingIn() throws Exception {
        ServerSession session = ServerSession.imap(server(null, Tls.STARTTLS), Duration.ofSeconds(5));

        assertThat(tryImap(session, "IMAP4rev1 STARTTLS AUTH=PLAIN"))
                .anyMatch(line -> line.endsWith(" STARTTLS"))
                .noneMatch(ServerSessionTest::isLogin);
    }

    private static boolean isLogin(String line) {
        return line.contains("LOGIN") || line.contains("AUTHENTICATE") || line.contains(SECRET);
    }

    private Server server(Path token, Tls tls) {
        return new Server("127.0.0.1", listening.getLocalPort(), USER, SECRET, token, tls);
    }

    private List<String> tryImap(ServerSession session, String capability) throws Exception {
        heard = CompletableFuture.supplyAsync(() -> refuse(capability));
        assertThatThrownBy(() -> ImapConnection.open(session, "INBOX", "").close())
                .isInstanceOf(MessagingException.class);
        return heard.get(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    private List<String> refuse(String capability) {
        List<String> lines = new ArrayList<>();
        try (Socket client = listening.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            send(client, "* OK [CAPABILITY " + capability + "] ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                String tag = line.split(" ")[0];
                if (line.endsWith("CAPABILITY")) {
                    send(client, "* CAPABILITY " + capability);
                    send(client, tag + " OK done");
                } else {
                    send(client, tag + " NO refused");
                }
            }
        } catch (IOException e) {
            // the client closed the connection
        }
        return lines;
    }

    private static void send(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
