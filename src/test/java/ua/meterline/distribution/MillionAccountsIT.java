package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.distribution.Distribution.Running;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.store.Database;

/** A million accounts with a year of readings, in 64 MiB of heap; a minute for each command. */
@Tag("bench")
class MillionAccountsIT {
    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999) ";

    @TempDir
    private Path folder;

    @Test
    void importsAndExportsAMillionInAMinuteEach() throws Exception {
        Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(5))
                .close();
        Path accounts = folder.resolve("accounts.csv");
        try (BufferedWriter file = Files.newBufferedWriter(accounts)) {
            for (int i = 0; i < 1_000_000; i++) {
                file.write("05%08d,Іваненко Іван,\"вул. Миру, %d\",5,120%n".formatted(i, i % 300));
            }
        }
        assertThat(run("accounts", "import", accounts.toString())).isLessThan(Duration.ofMinutes(1));
        storeAYear();
        for (String format : new String[] {"csv", "jsonl", "xml"}) {
            assertThat(run("export", "--period", "2016-04", "--format", format)).isLessThan(Duration.ofMinutes(1));
            GatewayDatabase.in(folder).update("DELETE FROM batch_reading", "DELETE FROM batch");
        }
    }

    private Duration run(String... arguments) throws Exception {
        Map<String, String> environment = Map.of("METERLINE_DATA_DIR", folder.toString(), "JAVA_OPTS", "-Xmx64m");
        long since = System.nanoTime();
        try (Running running = Distribution.in(folder).start(environment, arguments)) {
            assertThat(running.exitCode()).as(running.errors()).isZero();
            Duration took = Duration.ofNanos(System.nanoTime() - since);
            System.out.println(String.join(" ", arguments) + ": " + took.toMillis() + " ms");
            return took;
        }
    }

    private void storeAYear() throws Exception {
        GatewayDatabase.in(folder)
                .update(
                        "PRAGMA foreign_keys = OFF",
                        "PRAGMA synchronous = OFF",
                        NUMBERS
                                + "INSERT INTO message SELECT i + 1, 'sms', '', '7104', '', '', NULL, x'', 'accepted', NULL FROM n",
                        NUMBERS + ", m(month) AS (SELECT 1 UNION ALL SELECT month + 1 FROM m WHERE month < 12)"
                                + " INSERT INTO reading SELECT i + 1, i + 1, printf('05%08d', i), 1, i % 90000 + month,"
                                + " printf('2016-%02d', month), 1, '2016-04-02T10:00:00.000Z', i + 1, 0, 0 FROM n CROSS JOIN m");
    }
}
