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
import java.util.List;
import java.util.stream.Stream;

/** A real mail server with our mailbox on it, started by {@code src/test/dovecot/start}; that takes root. */
final class Dovecot implements AutoCloseable {
    private final Path home;
    private final int port;
    private Process process;

    private Dovecot(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    static Dovecot start() throws Exception {
        // Not below a test's folder: others may not look into that, and the mailbox is another user's.
        Dovecot dovecot = new Dovecot(Files.createTempDirectory("dovecot-"), freePort());
        for (String sub : List.of("mail/tmp", "mail/new", "mail/cur")) {
            Files.createDirectories(dovecot.home.resolve(sub));
        }
        dovecot.run("src/test/dovecot/start", dovecot.home.toString(), Integer.toString(dovecot.port));
        return dovecot;
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "dovecot")));
    }

    void restart() throws Exception {
        stop();
        startAgain();
    }

    void startAgain() throws IOException {
        run("dovecot", "-F", "-c", home.resolve("dovecot.conf").toString());
    }

    private void run(String... command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out.txt").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive() || listens());
        assertThat(process.isAlive()).as("Dovecot runs").isTrue();
    }

    /** Fills in what a gateway needs to come here. */
    GatewayEnvironment address(GatewayEnvironment environment) {
        return environment
                .with("MAIL_IMAP_HOST", "127.0.0.1")
                .with("MAIL_IMAP_PORT", port)
                .with("MAIL_IMAP_USERNAME", "meterline")
                .with("MAIL_IMAP_PASSWORD", "secret")
                .with("MAIL_IMAP_TLS", "none");
    }

    /** As an MTA does: written in tmp, renamed into new. */
    void deliver(String name, String raw) throws Exception {
        Path mail = Files.writeString(home.resolve("mail/tmp").resolve(name), raw);
        Files.move(mail, home.resolve("mail/new").resolve(name));
    }

    /** To be called after mails were delivered before the server itself made its folders. */
    void giveAway() throws Exception {
        Process chown = new ProcessBuilder(
                        "chown", "-R", "nobody:nogroup", home.resolve("mail").toString())
                .start();
        assertThat(chown.waitFor()).isZero();
    }

    /** How many mails there are in a folder of the mailbox whose names end so. */
    long count(String folder, String ending) throws IOException {
        Path mails = home.resolve("mail").resolve(folder);
        if (!Files.exists(mails)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(mails)) {
            return files.filter(mail -> mail.toString().endsWith(ending)).count();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** When this returns, nobody touches the mailbox any more. */
    void stop() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() throws IOException {
        stop();
        List<Path> files;
        try (Stream<Path> all = Files.walk(home)) {
            files = all.sorted((one, other) -> other.compareTo(one)).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
