package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.simulator.MobileMessage;

/** What the gateway does by the clock. */
class ScheduledWorkIT {
    private static final String EVERY_SECOND = "* * * * * ?";

    @TempDir
    private Path folder;

    @Test
    void handsReadingsOverByTheClock() throws Exception {
        try (RunningGateway gateway = new RunningGateway(
                folder, Map.of("METERLINE_EXPORT_CRON", EVERY_SECOND, "METERLINE_EXPORT_FORMAT", "jsonl"))) {
            gateway.deliverAndAwaitReply(MobileMessage.of("380671112233", "7104", "0501234567 12345"));

            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> !exported(".manifest.json").isEmpty());
            assertThat(exported(".jsonl"))
                    .contains("\"account\":\"0501234567\"", "\"value\":12345", "\"channel\":\"sms\"");
        }
    }

    @Test
    void emptiesOldMessagesByTheClock() throws Exception {
        try (RunningGateway gateway = new RunningGateway(folder, Map.of("METERLINE_RETENTION_CRON", EVERY_SECOND))) {
            gateway.deliverAndAwaitReply(MobileMessage.of("380671112233", "7104", "0501234567 12345"));
            assertThat(gateway.rows("SELECT text FROM message")).containsExactly("0501234567 12345");
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("meterline.db"));
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 5000");
                statement.executeUpdate("UPDATE message SET received_at = '2016-04-02T10:00:00.000Z'");
            }

            await().atMost(RunningGateway.TIMEOUT)
                    .untilAsserted(() -> assertThat(gateway.rows("SELECT text, sender FROM message"))
                            .containsExactly(" "));
            assertThat(gateway.rows("SELECT value FROM reading")).containsExactly("12345");
        }
    }

    @Test
    void startsNoClockWhenAllOfItIsOff() throws Exception {
        try (RunningGateway gateway = new RunningGateway(folder, Map.of("METERLINE_RETENTION_CRON", ""))) {
            gateway.deliverAndAwaitReply(MobileMessage.of("380671112233", "7104", "0501234567 12345"));

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("Quartz"));
            assertThat(folder.resolve("export")).doesNotExist();
        }
    }

    private String exported(String suffix) throws Exception {
        Path export = folder.resolve("export");
        if (Files.notExists(export)) {
            return "";
        }
        try (Stream<Path> files = Files.list(export)) {
            Path found = files.filter(file -> file.toString().endsWith(suffix)
                            && !file.getFileName().toString().startsWith("."))
                    .findFirst()
                    .orElse(null);
            return found == null ? "" : Files.readString(found);
        }
    }
}
