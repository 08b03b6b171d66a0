package ua.meterline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Meterline;
import ua.meterline.bench.BaselineGateway.Connections;
import ua.meterline.fixture.DiskFault;
import ua.meterline.fixture.GatewayDatabase;

/**
 * The whole loop, deliver_sm to submit_sm_resp, in one run on one machine: only ratios are meaningful. The gateway,
 * cold from its first second and warm; the baseline of {@code baseline.camel.yaml} with two kinds of connections; and
 * jsmpp alone, which stores nothing.
 *
 * <p>{@code mvn -Pbench verify} runs it; {@code -Dbench.messages=N} makes it shorter. {@code -Dbench.accounts=1000000}
 * adds a gateway that has that many accounts with a year of history in its database, and compares it with the empty
 * one.
 */
@Tag("bench")
class ThroughputIT {
    private static final int MESSAGES = Integer.getInteger("bench.messages", 200_000);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", MESSAGES);
    private static final int ACCOUNTS = Integer.getInteger("bench.accounts", 0);
    private static final int MONTHS = 12;
    private static final int WINDOW = 200;
    /** The baseline is slower by so much that a tenth of the messages is enough. */
    private static final int BASELINE_SHARE = 10;

    /** The fastest of 3, 16 and 64 threads: with more, separate connections contend for the lock. */
    private static final int FASTEST_PLAIN = 16;

    private static final int FASTEST_KEPT = 64;
    /** The fastest of 3, 8, 16 and 64 threads. */
    private static final int FASTEST_BARE = 16;

    @TempDir
    Path folder;

    @Test
    void isManyTimesFasterThanACommitForEachMessage() throws Exception {
        Measured baseline = baseline(Connections.PLAIN, FASTEST_PLAIN);
        Measured kept = baseline(Connections.KEPT, FASTEST_KEPT);
        Measured bare = measured(1, List.of(), List.of(BareGateway.class.getName(), "" + FASTEST_BARE), Map.of());
        Measured gateway = gateway(folder.resolve("gateway"));
        double ratio = gateway.warm("per_second") / baseline.warm("per_second");
        double ratioToKept = gateway.warm("per_second") / kept.warm("per_second");
        double shareOfBare = gateway.warm("per_second") / bare.warm("per_second");

        printHeader();
        print("baseline", baseline.warm());
        print("  with the gateway's connections", kept.warm());
        print("jsmpp alone, cold", bare.cold());
        print("jsmpp alone, warm", bare.warm());
        print("gateway, cold", gateway.cold());
        print("gateway, warm", gateway.warm());
        System.out.printf("%-32s %10.1f%n", "times the baseline", ratio);
        System.out.printf("%-32s %10.1f%n", "  with the gateway's connections", ratioToKept);
        System.out.printf("%-32s %10.2f%n", "of jsmpp alone", shareOfBare);
        System.out.printf("%-32s %10.1f s%n%n", "bound after", gateway.warm("bound_after_seconds"));

        assertThat(List.of(baseline, kept, bare, gateway))
                .flatExtracting(Measured::phases)
                .extracting("refused")
                .containsOnly(0.0);
        assertThat(gateway.warm("bound_after_seconds")).isLessThan(5);
        assertThat(gateway.cold("per_second")).as("messages a second, cold").isGreaterThan(5_000);
        assertThat(gateway.cold("reply_p99_ms")).as("reply p99 in ms, cold").isLessThan(1_000);
        assertThat(gateway.warm("per_second")).as("messages a second").isGreaterThan(10_000);
        assertThat(gateway.warm("reply_p99_ms")).as("reply p99 in ms").isLessThan(120);
        assertThat(ratio).as("times the baseline").isGreaterThan(8);
        // Where commits are cheap, this one is fast; see decision 5.
        assertThat(ratioToKept).as("times a baseline with our connections").isGreaterThan(4);
        assertThat(shareOfBare).as("of jsmpp alone").isGreaterThan(0.2);
    }

    private Measured baseline(Connections connections, int threads) throws Exception {
        return measured(
                BASELINE_SHARE,
                List.of(),
                List.of(
                        BaselineGateway.class.getName(),
                        folder.resolve("baseline-" + connections).toString(),
                        "" + threads,
                        connections.name()),
                Map.of());
    }

    @Test
    @EnabledIf("wantsHistory")
    void keepsFourFifthsOfItsSpeedWithAYearOfHistory() throws Exception {
        Path filled = folder.resolve("filled");
        HistoryFiller.fill(filled, ACCOUNTS, MONTHS);
        Measured empty = gateway(folder.resolve("empty"));
        Measured full = gateway(filled);
        double share = full.warm("per_second") / empty.warm("per_second");

        printHeader();
        print("empty", empty.warm());
        print("filled", full.warm());
        System.out.printf("%-32s %10.2f%n%n", "share", share);

        assertThat(full.warm("refused")).isZero();
        assertThat(share).as("of the empty one's throughput").isGreaterThan(0.8);
    }

    /**
     * One group is written while the next one forms, so that a window of 200 messages is two groups: half of it for
     * each fsync and the work of a group.
     */
    @Test
    @EnabledIf("hasStrace")
    void keepsUpWhereEachFsyncTakesFiveMillisecondsMore() throws Exception {
        Measured usual = gateway(folder.resolve("usual"));
        Measured slow = gateway(folder.resolve("slow"), DiskFault.slowSync(Duration.ofMillis(5)));

        printHeader();
        print("gateway, warm", usual.warm());
        print("  with 5 ms more for each fsync", slow.warm());
        System.out.printf("%-32s %10.2f%n%n", "share", slow.warm("per_second") / usual.warm("per_second"));

        assertThat(slow.warm("refused")).isZero();
        assertThat(slow.warm("per_second")).as("messages a second").isGreaterThan(5_000);
    }

    static boolean hasStrace() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
    }

    static boolean wantsHistory() {
        return ACCOUNTS > 0;
    }

    private Measured gateway(Path data) throws Exception {
        return gateway(data, List.of());
    }

    private Measured gateway(Path data, List<String> runBy) throws Exception {
        Measured result = measured(
                1,
                runBy,
                List.of(Meterline.class.getName(), "run"),
                Map.of("METERLINE_DATA_DIR", data.toString(), "METERLINE_HTTP_PORT", "0"));
        // The gateway was stopped in order: the states of its replies are on disk.
        Awaitility.await().untilAsserted(() -> assertThat(sentReplies(data)).isEqualTo(2 * MESSAGES + WARM_UP));
        return result;
    }

    private static int sentReplies(Path data) throws Exception {
        return (int) GatewayDatabase.in(data).count("reply WHERE state = 'sent'");
    }

    /** What was measured in each phase, by name. */
    private record Measured(List<Map<String, Double>> phases) {
        Map<String, Double> cold() {
            return phases.get(0);
        }

        double cold(String name) {
            return cold().get(name);
        }

        Map<String, Double> warm() {
            return phases.get(2);
        }

        double warm(String name) {
            return warm().get(name);
        }
    }

    /** @param share which part of the messages is sent, 1 for all */
    private static Measured measured(
            int share, List<String> runBy, List<String> gateway, Map<String, String> environment) throws Exception {
        List<String> phases =
                List.of("cold=" + MESSAGES / share, "warm-up=" + WARM_UP / share, "warm=" + MESSAGES / share);
        return new Measured(BenchmarkRun.of(WINDOW, phases, runBy, gateway, environment));
    }

    private static void printHeader() {
        System.out.printf(
                "%n%-32s %10s %12s %12s %14s %14s %12s %12s%n",
                "", "messages/s", "ack p50 ms", "ack p99 ms", "reply p50 ms", "reply p99 ms", "CPU us", "load CPU us");
    }

    private static void print(String name, Map<String, Double> result) {
        System.out.printf(
                "%-32s %10.0f %12.1f %12.1f %14.1f %14.1f %12.1f %12.1f%n",
                name,
                result.get("per_second"),
                result.get("ack_p50_ms"),
                result.get("ack_p99_ms"),
                result.get("reply_p50_ms"),
                result.get("reply_p99_ms"),
                result.get("gateway_us"),
                result.get("load_us"));
    }
}
