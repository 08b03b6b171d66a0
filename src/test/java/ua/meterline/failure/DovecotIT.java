package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the mail server that most mailboxes are kept by; {@code mvn -Pdovecot verify}, as root, where it is installed. */
@Tag("dovecot")
class DovecotIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path home;
    private Process dovecot;
    private RunningGateway gateway;

    @BeforeEach
    void prepare() throws Exception {
        int port = freePort();
        // Not below the test's folder: others may not look into that, and the mailbox is another user's.
        home = Files.createTempDirectory("dovecot-");
        dovecot = new ProcessBuilder("src/test/dovecot/start", home.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dovecot.out").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> listens(port));
        gateway = RunningGateway.prepare(folder);
        gateway.environment()
                .with("MAIL_IMAP_HOST", "127.0.0.1")
                .with("MAIL_IMAP_PORT", port)
                .with("MAIL_IMAP_USERNAME", "meterline")
                .with("MAIL_IMAP_PASSWORD", "secret")
                .with("MAIL_IMAP_TLS", "none")
                .with("MAIL_POLL_INTERVAL", "10m");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        dovecot.destroy();
        dovecot.waitFor();
    }

    @Test
    void tellsOfNewMailLongBeforeTheNextPoll() throws Exception {
        deliver(0);
        gateway.startGateway();
        awaitMessages(1);
        deliver(1);
        deliver(2);
        awaitMessages(3);

        await().atMost(PATIENCE).until(() -> count("cur", ":2,S") == 3);
    }

    @Test
    void keepsWhatIsDoneInTheFolderForIt() throws Exception {
        deliver(0);
        deliver(1);
        gateway.environment().with("MAIL_IMAP_DONE_FOLDER", "Done");
        gateway.startGateway();
        awaitMessages(2);

        await().atMost(PATIENCE).until(() -> count(".Done/cur", "S") + count(".Done/new", "") == 2);
        assertThat(count("cur", "") + count("new", "")).isZero();
    }

    @Test
    void isReadAgainAfterItWasRestarted() throws Exception {
        gateway.startGateway();
        deliver(0);
        awaitMessages(1);
        dovecot.destroy();
        dovecot.waitFor();
        dovecot = new ProcessBuilder(
                        "dovecot", "-F", "-c", home.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dovecot.out").toFile())
                .start();
        deliver(1);

        awaitMessages(2);
        assertThat(gateway.rows().values("SELECT sender FROM message")).doesNotHaveDuplicates();
    }

    private void awaitMessages(int count) {
        await().atMost(PATIENCE).until(() -> gateway.rows().count("message") == count);
    }

    /** As an MTA does: written in tmp, renamed into new. */
    private void deliver(int number) throws Exception {
        for (String sub : new String[] {"tmp", "new", "cur"}) {
            Files.createDirectories(home.resolve("mail").resolve(sub));
        }
        String name = System.currentTimeMillis() / 1000 + ".M" + number + "P1.host";
        Path mail = Files.writeString(home.resolve("mail/tmp").resolve(name), Letters.reading(number));
        assertThat(new ProcessBuilder(
                                "chown",
                                "-R",
                                "nobody:nogroup",
                                home.resolve("mail").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.move(mail, home.resolve("mail/new").resolve(name));
    }

    private long count(String where, String ending) throws IOException {
        try (Stream<Path> mails = Files.list(home.resolve("mail").resolve(where))) {
            return mails.filter(mail -> mail.toString().endsWith(ending)).count();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
