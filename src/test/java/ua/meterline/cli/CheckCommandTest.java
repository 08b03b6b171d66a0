package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.FolderLock;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.store.Database;

class CheckCommandTest {
    private final StringWriter out = new StringWriter();
    private SmscSimulator smsc;
    private int httpPort;
    private String format = "text";

    @TempDir
    private Path folder;

    @BeforeEach
    void startSmsc() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder()
                        .systemId("meterline")
                        .password("secret")
                        .build())
                .start();
    }

    @AfterEach
    void stopSmsc() {
        smsc.close();
    }

    @Test
    void passesBeforeTheFirstStartAndCreatesNothing() throws Exception {
        assertThat(check(smsc.port(), "secret")).isZero();

        assertThat(out.toString().lines().map(line -> line.replaceAll("\\d+ MiB", "some MiB")))
                .containsExactly(
                        "ok      settings  " + folder.resolve("test.properties"),
                        "ok      database  " + folder.resolve("data/meterline.db") + " (not there yet, can be created)",
                        "ok      disk      " + folder + " (some MiB free)",
                        "ok      library   " + System.getProperty("java.io.tmpdir")
                                + " (SQLite's library can be loaded)",
                        "ok      http      127.0.0.1:0 (any free port)",
                        "ok      smsc      127.0.0.1:" + smsc.port() + " (bound as receiver and as transmitter)");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void passesForAnExistingDatabase() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Database.open(url(), Duration.ofSeconds(5)).close();

        assertThat(check(smsc.port(), "secret")).isZero();
        assertThat(out.toString()).contains("meterline.db (intact, writable)");
    }

    /** Version 1.0.0 created files with the umask of its user, which is often 022. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void namesADatabaseThatEveryUserCanRead() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Database.open(url(), Duration.ofSeconds(5)).close();
        for (Path open : List.of(folder, data, data.resolve("meterline.db"))) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        assertThat(check(smsc.port(), "secret")).isZero();
        assertThat(out.toString())
                .contains("(intact, writable, but every user can read " + data + "/meterline.db: chmod -R go= " + data
                        + ")");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        check(smsc.port(), "secret");
        assertThat(out.toString()).contains("meterline.db (intact, writable)");
    }

    @Test
    void namesADatabaseThatIsAFolderOrAText() throws Exception {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("meterline.db");
        Files.createDirectory(file);
        assertThat(check(smsc.port(), "secret")).isEqualTo(1);
        assertThat(out.toString()).contains("meterline.db: is a folder, not a file");

        Files.delete(file);
        Files.writeString(file, "a letter, and no database. ".repeat(100));
        assertThat(check(smsc.port(), "secret")).isEqualTo(1);
        assertThat(out.toString()).contains("meterline.db: is not a database; name another file, or restore a backup");
    }

    @Test
    void unbindsAfterTheCheck() throws Exception {
        check(smsc.port(), "secret");

        await().until(() -> smsc.bound().isEmpty());
    }

    @Test
    void reportsWhyTheSmscRejectsTheBindWithoutThePassword() throws Exception {
        assertThat(check(smsc.port(), "sesame")).isEqualTo(1);

        assertThat(out.toString())
                .contains("FAILED  smsc      127.0.0.1:" + smsc.port()
                        + ": receiver not bound: rejected with 0x0E ESME_RINVPASWD")
                .doesNotContain("sesame");
    }

    @Test
    void reportsARefusedConnection() throws Exception {
        int port = unusedPort();

        assertThat(check(port, "")).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAILED  smsc      127.0.0.1:" + port
                        + ": receiver not bound: Connection refused; is the SMSC up");
    }

    @Test
    void reportsAFileThatIsNotADatabase() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/meterline.db"), "Dear diary, this is no database at all.");

        assertThat(check(smsc.port(), "secret")).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED  database").contains("not a database");
    }

    @Test
    void reportsADatabaseOfAnotherProgram() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipe (name TEXT)");
        }

        assertThat(check(smsc.port(), "secret")).isEqualTo(1);
        assertThat(out.toString()).contains("is a database, but not Meterline's");
    }

    @Test
    void reportsADataFolderThatIsAFile() throws Exception {
        Files.writeString(folder.resolve("data"), "");

        assertThat(check(smsc.port(), "secret")).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED  database  " + folder.resolve("data") + ": is not a folder");
    }

    @Test
    void reportsATakenPortUnlessTheGatewayOfTheDataFolderRuns() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            httpPort = taken.getLocalPort();
            assertThat(check(smsc.port(), "secret")).isEqualTo(1);
            assertThat(out.toString())
                    .contains(
                            "FAILED  http      127.0.0.1:" + httpPort + ": Address already in use; stop what listens");

            try (FolderLock running = FolderLock.ofGateway(folder.resolve("data"))) {
                assertThat(running).isNotNull();
                assertThat(check(smsc.port(), "secret")).isZero();
            }
            assertThat(out.toString()).contains("(the gateway of this data folder runs)");
        }
    }

    @Test
    void writesAnObjectForEachCheck() throws Exception {
        format = "json";
        int port = unusedPort();

        assertThat(check(port, "")).isEqualTo(1);
        assertThat(out.toString().lines())
                .contains(
                        ("{\"check\":\"smsc\",\"status\":\"fail\",\"where\":\"127.0.0.1:%d\",\"what\":\"receiver not bound:"
                                        + " Connection refused\",\"action\":\"is the SMSC up, and is this address allowed there?\"}")
                                .formatted(port))
                .contains(
                        "{\"check\":\"http\",\"status\":\"ok\",\"where\":\"127.0.0.1:0\",\"what\":\"any free port\",\"action\":\"\"}");
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("data/meterline.db");
    }

    private static int unusedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int check(int port, String password) throws Exception {
        Path file = Files.write(
                folder.resolve("test.properties"),
                List.of(
                        "meterline.data.dir = " + folder.resolve("data"),
                        "meterline.smpp.host = 127.0.0.1",
                        "meterline.http.address = 127.0.0.1",
                        "meterline.http.port = " + httpPort,
                        "meterline.smpp.port = " + port,
                        "meterline.smpp.password = " + password));
        return MeterlineCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute("check", "--config", file.toString(), "--format", format);
    }
}
