package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.distribution.Distribution.Running;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.PackagedProgram;
import ua.meterline.store.Database;

/** Exports as billing receives them: each reading once, also when exports are killed or run concurrently. */
class ExportIT {
    private static final int READINGS = 40_000;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Distribution distribution;
    private GatewayDatabase database;

    @BeforeEach
    void createDatabase() throws Exception {
        distribution = Distribution.in(folder);
        database = GatewayDatabase.in(folder);
        environment.put("METERLINE_DATA_DIR", folder.toString());
        Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(5))
                .close();
    }

    private void storeReadings() throws Exception {
        database.update(
                "PRAGMA foreign_keys = OFF",
                numbers()
                        + "INSERT INTO message SELECT i, 'sms', '', '7104', '', '', NULL, x'', 'accepted', NULL FROM n",
                numbers() + "INSERT INTO reading SELECT i, i, printf('05%08d', i), 1, i, '2016-04', 1,"
                        + " '2016-04-02T10:00:00.000Z', i, 0, 0 FROM n");
    }

    private static String numbers() {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + READINGS + ") ";
    }

    @Test
    void exportEachReadingOnceWhenTheyAreKilled() throws Exception {
        storeReadings();
        killExportWhen("a batch grows", () -> database.number("SELECT count(*) FROM batch WHERE readings = 0") > 0);
        assertThat(database.number("SELECT count(*) FROM batch_reading")).isBetween(1L, READINGS - 1L);
        killExportWhen("its file is being written", () -> exported(".readings-2016-04-000001.csv.tmp"));
        assertThat(database.number("SELECT count(*) FROM batch WHERE sha256 IS NULL"))
                .isEqualTo(1);
        killExportWhen("its file is there", () -> exported("readings-2016-04-000001.csv"));
        killExportWhen("its manifest is there", () -> exported("readings-2016-04-000001.manifest.json"));

        try (Running export = distribution.start(environment, "export", "--period", "2016-04")) {
            assertThat(export.exitCode()).isZero();
        }
        assertThat(exportedLines()).hasSize(READINGS).doesNotHaveDuplicates();
        assertThat(database.number("SELECT count(*) FROM batch WHERE sha256 IS NOT NULL"))
                .isEqualTo(1);
        assertThat(exported(".readings-2016-04-000001.csv.tmp")).isFalse();
    }

    private void killExportWhen(String stage, Callable<Boolean> reached) throws Exception {
        try (Running export = distribution.start(environment, "export", "--period", "2016-04")) {
            await(stage)
                    .atMost(Deadline.LENGTH)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(reached);
            export.process().destroyForcibly().onExit().join();
        }
        assertThat(exportedLines()).as("when " + stage).doesNotHaveDuplicates();
    }

    private boolean exported(String name) {
        return Files.exists(folder.resolve("export").resolve(name));
    }

    @Test
    void exportEachReadingOnceWhenTheyRunConcurrently() throws Exception {
        storeReadings();
        List<Running> exports = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                exports.add(distribution.start(environment, "export", "--period", "2016-04", "--format", "jsonl"));
            }
            List<Integer> codes = new ArrayList<>();
            for (Running export : exports) {
                codes.add(export.exitCode());
                assertThat(export.errors()).doesNotContain("\tat ");
            }
            assertThat(codes).contains(0).allMatch(code -> code == 0 || code == 1);
        } finally {
            exports.forEach(Running::close);
        }
        assertThat(exportedLines()).hasSize(READINGS).doesNotHaveDuplicates();
    }

    @Test
    void needNoMoreMemoryForMoreReadings() throws Exception {
        storeReadings();
        environment.put("JAVA_OPTS", String.join(" ", PackagedProgram.quickStart()) + " -Xmx24m");
        for (String format : List.of("csv", "jsonl", "xml")) {
            database.update(
                    "UPDATE reading SET value = value + 100000, latest_message_id = latest_message_id + 100000");
            try (Running export =
                    distribution.start(environment, "export", "--period", "2016-04", "--format", format)) {
                assertThat(export.exitCode()).as(export.errors()).isZero();
                assertThat(export.output()).contains(READINGS + " readings");
            }
        }
    }

    @Test
    void importsManyAccountsInLittleMemory() throws Exception {
        environment.put("JAVA_OPTS", String.join(" ", PackagedProgram.quickStart()) + " -Xmx24m");
        Path file = folder.resolve("accounts.csv");
        Files.write(file, (Iterable<String>)
                IntStream.range(0, 100_000).mapToObj("05%08d;Іваненко Іван;вул. Миру, 5;5;120"::formatted)::iterator);
        try (Running accounts = distribution.start(environment, "accounts", "import", file.toString())) {
            assertThat(accounts.exitCode()).as(accounts.errors()).isZero();
            assertThat(accounts.output()).startsWith("imported accounts.csv: 100000 accounts, 0 lines skipped");
            assertThat(accounts.errors().lines())
                    .as("no progress without a terminal")
                    .singleElement()
                    .asString()
                    .startsWith("meterline: database /");
        }
        assertThat(database.number("SELECT count(*) FROM account")).isEqualTo(100_000);
    }

    @Test
    void storeNoneOfTheAccountsOfAnImportThatIsKilledWhileItStoresThem() throws Exception {
        int many = 150_000;
        Path file = folder.resolve("accounts.csv");
        Files.write(file, (Iterable<String>)
                IntStream.range(0, many).mapToObj("05%08d;Іваненко Іван;вул. Миру, 5;5;120"::formatted)::iterator);
        Path log = folder.resolve("meterline.db-wal");
        try (Running accounts = distribution.start(environment, "accounts", "import", file.toString())) {
            await().atMost(Deadline.LENGTH)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !accounts.process().isAlive() || Files.exists(log) && Files.size(log) > 1_000_000);
            accounts.process().destroyForcibly().waitFor();
        }
        assertThat(database.number("SELECT count(*) FROM account")).isIn(0L, (long) many);

        try (Running accounts = distribution.start(environment, "accounts", "import", file.toString())) {
            assertThat(accounts.exitCode()).as(accounts.errors()).isZero();
        }
        assertThat(database.number("SELECT count(*) FROM account")).isEqualTo(many);
    }

    /** The lines that billing reads: without the header, of each file with a manifest. Checks the checksums. */
    private List<String> exportedLines() throws Exception {
        List<String> lines = new ArrayList<>();
        List<Path> manifests;
        try (Stream<Path> files = Files.list(folder.resolve("export"))) {
            manifests = files.filter(file -> file.toString().endsWith(".manifest.json")
                            && !file.getFileName().toString().startsWith("."))
                    .toList();
        }
        for (Path manifest : manifests) {
            JsonObject content = (JsonObject) Jsoner.deserialize(Files.readString(manifest));
            Path file = manifest.resolveSibling(content.getString("file"));
            byte[] octets = Files.readAllBytes(file);
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(octets)))
                    .isEqualTo(content.getString("sha256"));
            List<String> readings = Files.readAllLines(file).stream()
                    .filter(line -> !line.contains("batch;"))
                    .map(line -> line.replaceFirst("^\\{\"batch\":\\d+|^\\d+;", ""))
                    .toList();
            assertThat(readings).hasSize(content.getInteger("readings"));
            lines.addAll(readings);
        }
        return lines;
    }
}
