package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;

/** Tasks that the gateway runs by cron expressions. */
class ScheduledTasksIT {
    private static final String EVERY_SECOND = "* * * * * ?";

    @TempDir
    private Path folder;

    @Test
    void exportsReadings() throws Exception {
        try (RunningGateway gateway =
                RunningGateway.start(folder, Map.of("EXPORT_CRON", EVERY_SECOND, "EXPORT_FORMAT", "jsonl"))) {
            gateway.deliverAndAwaitReply(MobileMessage.of("380671112233", "7104", "0501234567 12345"));

            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> !exported(".manifest.json").isEmpty());
            assertThat(exported(".jsonl"))
                    .contains("\"account\":\"0501234567\"", "\"value\":12345", "\"channel\":\"sms\"");
        }
    }

    @Test
    void purgesOldMessages() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder, Map.of("RETENTION_CRON", EVERY_SECOND))) {
            gateway.deliverAndAwaitReply(MobileMessage.of("380671112233", "7104", "0501234567 12345"));
            assertThat(gateway.rows("SELECT text FROM message")).containsExactly("0501234567 12345");
            gateway.database().update("UPDATE message SET received_at = '2016-04-02T10:00:00.000Z'");

            await().atMost(RunningGateway.TIMEOUT)
                    .untilAsserted(() -> assertThat(gateway.rows("SELECT text, sender FROM message"))
                            .containsExactly(" "));
            assertThat(gateway.rows("SELECT value FROM reading")).containsExactly("12345");
        }
    }

    @Test
    void startsNoSchedulerWhenAllTasksAreOff() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder, Map.of("RETENTION_CRON", ""))) {
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
