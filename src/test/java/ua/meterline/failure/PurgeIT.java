package ua.meterline.failure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;

/** The purge beside the intake: neither is in the other's way, and no file holds what was erased. */
@EnabledOnOs(OS.LINUX)
class PurgeIT {
    private static final int OLD = 2_000;
    private static final Pattern NUMBER = Pattern.compile("38050\\d{7}");

    @TempDir
    Path folder;

    @TempDir
    Path copies;

    private final AtomicInteger next = new AtomicInteger(OLD);
    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();

    @Test
    void leavesNoNumberInAnyFileUnderLoadAndAtRest() throws Exception {
        Set<String> old = IntStream.range(0, OLD).mapToObj(CustomerSms::sender).collect(Collectors.toSet());
        try (RunningGateway running = RunningGateway.prepare(folder)) {
            running.environment().with(Map.of("RETENTION_CRON", "* * * * * ?", "SMPP_DELIVERY_RECEIPTS", true));
            running.jumpClock(Duration.ofDays(-100));
            running.startBound();
            CustomerSms.readings(0, OLD).forEach(running.smsc()::enqueue);
            // Replies in flight are retried: their rows grow and move.
            running.smsc().awaitSubmitted(OLD / 4, RunningGateway.TIMEOUT);
            running.smsc().dropLinks();
            await().atMost(RunningGateway.TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(running.rows("SELECT state, reason, count(*) FROM reply GROUP BY 1, 2"))
                                    .containsExactly("delivered null " + OLD));
            assertThat(readable(old)).isEqualTo(old);

            Stopwatch stopwatch = new Stopwatch();
            running.jumpClock(Duration.ofDays(100));
            // Not before: a message of the time before the jump is old, too.
            load.scheduleAtFixedRate(() -> deliverOne(running), 0, 5, TimeUnit.MILLISECONDS);
            await().atMost(RunningGateway.TIMEOUT)
                    .untilAsserted(() -> assertThat(readable(old)).isEmpty());
            stopwatch.print("purge of " + OLD + " messages under load: no number readable");
            load.shutdown();
            assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> running.count("reply WHERE state = 'delivered'") == next.get());
            assertThat(readable(old)).isEmpty();
            assertThat(running.count("message")).isEqualTo(next.get());
            assertThat(running.count("message WHERE sender = ''")).isEqualTo(OLD);
        }
        assertThat(readable(old)).isEmpty();
    }

    private void deliverOne(RunningGateway running) {
        running.smsc().enqueue(CustomerSms.reading(next.getAndIncrement()));
    }

    /** Copied by another process: to close a file releases the locks of SQLite in the process that opened it. */
    private Set<String> readable(Set<String> numbers) throws Exception {
        String copy = "rm -rf %1$s/*; cp %2$s/meterline.db* %1$s/".formatted(copies, folder);
        assertThat(new ProcessBuilder("sh", "-c", copy).inheritIO().start().waitFor())
                .isZero();
        try (Stream<Path> files = Files.list(copies)) {
            List<Path> all = files.toList();
            assertThat(all).contains(copies.resolve("meterline.db"));
            StringBuilder octets = new StringBuilder();
            for (Path file : all) {
                octets.append(Files.readString(file, ISO_8859_1)).append('\n');
            }
            return NUMBER.matcher(octets)
                    .results()
                    .map(MatchResult::group)
                    .filter(numbers::contains)
                    .collect(Collectors.toSet());
        }
    }
}
