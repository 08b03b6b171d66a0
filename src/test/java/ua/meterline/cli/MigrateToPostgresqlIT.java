package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ua.meterline.fixture.TableContents.columns;
import static ua.meterline.fixture.TableContents.rows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.bench.ConsoleHistory;
import ua.meterline.common.FolderLock;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.FilledTables;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.PackagedProgram;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.SmallDisk;
import ua.meterline.fixture.SmallTablespace;

/** The commands migrate-to-postgresql and migrate-to-sqlite, on real servers. */
class MigrateToPostgresqlIT {
    private static final Duration DEADLINE = Deadline.LENGTH;

    @TempDir
    private Path folder;

    private PostgresServer server;
    private String url;
    private CommandFixture meterline;

    @BeforeEach
    void prepare() throws Exception {
        server = PostgresServer.shared();
        url = server.newDatabase();
        meterline = on(url);
    }

    private CommandFixture on(String url) throws Exception {
        return new CommandFixture(
                folder,
                "meterline.database.url = " + url,
                "meterline.database.username = " + server.username(),
                "meterline.database.password = " + server.password().replace("\\", "\\\\"),
                "meterline.database.timeout = 20s");
    }

    private CommandFixture filled() throws Exception {
        meterline.createDatabase();
        FilledTables.fill(meterline.database());
        return meterline;
    }

    @Test
    void copiesAndSaysWhatToDoNext() throws Exception {
        filled();

        assertThat(meterline.execute("migrate-to-postgresql"))
                .as(meterline.err.toString())
                .isZero();

        assertThat(meterline.out.toString())
                .containsPattern("message +3  [0-9a-f]{8}\n")
                .containsPattern("copied \\d+ rows of \\d+ tables from " + meterline.database() + " to postgresql://")
                .contains("Next:\n1. Start the gateway", "2. Move " + meterline.database() + " away");
        assertThat(GatewayDatabase.on(server, url).count("account_unindexed")).isEqualTo(3);
        assertThatItIsRefused("is not empty: table account has rows; name an empty database");
    }

    @Test
    void goesBackToAFileThatAGatewayTakes() throws Exception {
        filled();
        meterline.execute("migrate-to-postgresql");
        Path back = folder.resolve("back.db");

        assertThat(meterline.execute("migrate-to-sqlite", back.toString()))
                .as(meterline.err.toString())
                .isZero();

        assertThat(meterline.out.toString()).contains("Next:\n1. Set meterline.database.url = jdbc:sqlite:" + back);
        assertThat(GatewayDatabase.of(back).count("message")).isEqualTo(3);
        assertThat(meterline.execute("migrate-to-sqlite", back.toString())).isEqualTo(1);
        assertThat(meterline.errors()).isEqualTo("meterline: " + back + ": is there already; name another file");
    }

    @Test
    void refusesInOneLine() throws Exception {
        assertThatItIsRefused(meterline.database() + ": there is no such file");
        filled();
        FolderLock gateway = FolderLock.ofDatabase(meterline.database());
        try (gateway) {
            assertThatItIsRefused(meterline.database() + ": a gateway is running on it; stop it first");
        }
        meterline.sql("UPDATE flyway_schema_history SET checksum = 1");
        assertThatItIsRefused(meterline.database() + ": was created by an unreleased version of Meterline");
    }

    @Test
    void needsSettingsThatNameAServer() throws Exception {
        meterline = new CommandFixture(folder).createDatabase();

        assertThatItIsRefused("meterline.database.url: names a file; set it to jdbc:postgresql://HOST/DATABASE");
    }

    @Test
    void refusesAServerThatCannotBeReached() throws Exception {
        filled();
        try (ClosedPort closed = new ClosedPort()) {
            meterline = on("jdbc:postgresql://127.0.0.1:" + closed.number() + "/meterline");
            assertThatItIsRefused("postgresql://127.0.0.1:" + closed.number() + "/meterline: cannot be reached");
        }
    }

    private void assertThatItIsRefused(String words) {
        assertThat(meterline.execute("migrate-to-postgresql")).isEqualTo(1);
        assertThat(meterline.errors().lines()).hasSize(1);
        assertThat(meterline.errors()).startsWith("meterline: ").contains(words);
        assertThat(meterline.out.toString()).isEmpty();
    }

    @Test
    void goesOnAfterEachKill() throws Exception {
        ConsoleHistory.fill(meterline.data, 55_000, 1, 55_000);
        for (String table : List.of("account", "message", "reply")) {
            Process process = start();
            try {
                awaitPartOf(table, process);
            } finally {
                process.destroyForcibly().onExit().join();
            }
        }

        Process last = start();
        assertThat(last.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(last.exitValue()).as(this::log).isZero();
        assertThatTheServerHasAll();
    }

    @Test
    void goesOnAfterALostConnection() throws Exception {
        ConsoleHistory.fill(meterline.data, 55_000, 1, 55_000);
        Process process = start();
        awaitPartOf("message", process);
        server.administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + url.substring(url.lastIndexOf('/') + 1) + "' AND application_name = 'meterline'");

        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(log().lines()).hasSize(1);
        assertThat(log())
                .startsWith("meterline: postgresql://")
                .endsWith("; then start the command again: it goes on where it stopped\n");

        assertThat(meterline.execute("migrate-to-postgresql"))
                .as(meterline.err.toString())
                .isZero();
        assertThatTheServerHasAll();
    }

    @Test
    void goesOnWhenADiskThatWasFullHasSpace() throws Exception {
        ConsoleHistory.fill(meterline.data, 55_000, 1, 55_000);
        try (SmallTablespace small = SmallTablespace.mount(server, 24)) {
            small.take(url);

            assertThatItIsRefused(
                    "the disk of the server is full; free some space there; then start the command again");

            small.grow(400);
            assertThat(meterline.execute("migrate-to-postgresql"))
                    .as(meterline.err.toString())
                    .isZero();
            assertThatTheServerHasAll();
            small.drop(url);
        }
    }

    @Test
    void goesBackWhenADiskThatWasFullHasSpace() throws Exception {
        ConsoleHistory.fill(meterline.data, 55_000, 1, 55_000);
        assertThat(meterline.execute("migrate-to-postgresql"))
                .as(meterline.err.toString())
                .isZero();
        Path disk = folder.resolve("disk");
        try (SmallDisk small = SmallDisk.mount(disk, 8)) {
            String back = disk.resolve("back.db").toString();
            Process full = start(small.entering(), "migrate-to-sqlite", back);
            assertThat(full.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(log())
                    .isEqualTo(
                            "meterline: " + back + ": the disk is full; free some space; then start the command again:"
                                    + " it goes on where it stopped\n");

            small.grow(200);
            Process last = start(small.entering(), "migrate-to-sqlite", back);
            assertThat(last.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(this::log).isZero();
            // SQLite would follow the link that leads there.
            Path copy = Files.copy(small.outside().resolve("back.db"), folder.resolve("back.db"));
            assertThat(GatewayDatabase.of(copy).count("message")).isEqualTo(55_000);
        }
    }

    private Process start() throws Exception {
        return start(List.of(), "migrate-to-postgresql");
    }

    private Process start(List<String> wrapper, String... arguments) throws Exception {
        ProcessBuilder builder = GatewayProcess.command(PackagedProgram.quickStart(), arguments);
        builder.command().addAll(0, wrapper);
        builder.command()
                .addAll(List.of("--config", folder.resolve("test.properties").toString()));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log.txt"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Rows are there, and perhaps not yet all. */
    private void awaitPartOf(String table, Process process) throws Exception {
        try (Connection onServer = server.connect(url)) {
            String reached = "SELECT 1 FROM transfer_progress WHERE copied > 0 AND table_name = '" + table + "'";
            await().atMost(DEADLINE)
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptions() // the table is not there yet
                    .until(() -> !rows(onServer, "(" + reached + ") AS reached", List.of("1"))
                            .isEmpty());
            assertThat(process.isAlive()).as(this::log).isTrue();
        }
    }

    private void assertThatTheServerHasAll() throws Exception {
        try (Connection inFile = DriverManager.getConnection(meterline.url());
                Connection onServer = server.connect(url)) {
            for (String table : FilledTables.tables(inFile)) {
                if (!table.equals("account_unindexed")) {
                    List<String> columns = columns(inFile, table);
                    List<String> original = rows(inFile, table, columns);
                    List<String> copy = rows(onServer, table, columns);
                    assertThat(copy).as(table).hasSameSizeAs(original);
                    Set<String> different = new HashSet<>(original);
                    copy.forEach(different::remove);
                    assertThat(different).as(table).isEmpty();
                }
            }
        }
    }

    /** What the SMSC redelivers, replies that wait, corrections, and numbers. */
    @Test
    void theGatewayGoesOnWhereItStopped() throws Exception {
        try (RunningGateway running = RunningGateway.start(meterline.data)) {
            deliver(running, 0, 20);
            await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'sent'") == 20);
            running.smsc().behaviour().refuseSubmits(0x58);
            deliver(running, 20, 25);
            running.gateway().close();
            assertThat(running.count("reply WHERE state = 'pending'")).isEqualTo(5);

            assertThat(meterline.execute("migrate-to-postgresql"))
                    .as(meterline.err.toString())
                    .isZero();
            running.smsc().behaviour().refuseSubmits(0);
            running.storeOn(server, url).startBound();

            await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'sent'") == 25);
            deliver(running, 15, 25);
            assertThat(running.count("message")).as("redeliveries are known").isEqualTo(25);
            running.deliver(CustomerSms.message(3, "0500000003 77"));
            assertThat(running.count("message WHERE id > 25"))
                    .as("numbers go on")
                    .isEqualTo(1);
            assertThat(running.rows("SELECT value FROM effective_reading WHERE account = '0500000003'"))
                    .containsExactly("77");
            await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'sent'") == 26);
        }
    }

    private static void deliver(RunningGateway running, int from, int to) throws Exception {
        for (int number : IntStream.range(from, to).toArray()) {
            assertThat(running.deliver(CustomerSms.reading(number))).isZero();
        }
    }
}
