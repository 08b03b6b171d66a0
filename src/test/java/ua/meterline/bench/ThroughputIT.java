package ua.meterline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Meterline;
import ua.meterline.bench.BaselineGateway.Connections;
import ua.meterline.fixture.GatewayDatabase;

/**
 * The whole loop, deliver_sm to submit_sm_resp, for the gateway and for the baseline of {@code baseline.camel.yaml}
 * with two kinds of connections, in one run on one machine: only their ratio is meaningful. Both are warmed up before
 * the clock starts, like a gateway that has run for days.
 *
 * <p>{@code mvn -Pbench verify} runs it; {@code -Dbench.messages=N} makes it shorter. {@code -Dbench.accounts=1000000}
 * adds a gateway that has that many accounts with a year of history in its database, and compares it with the empty
 * one.
 */
@Tag("bench")
class ThroughputIT {
    private static final int MESSAGES = Integer.getInteger("bench.messages", 200_000);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", MESSAGES * 2);
    private static final int ACCOUNTS = Integer.getInteger("bench.accounts", 0);
    private static final int MONTHS = 12;
    private static final int WINDOW = 200;
    /** The baseline is slower by so much that a tenth of the messages is enough. */
    private static final int BASELINE_SHARE = 10;

    /** The fastest of 3, 16 and 64 threads: with more, separate connections contend for the lock. */
    private static final int FASTEST_PLAIN = 16;

    private static final int FASTEST_KEPT = 64;

    @TempDir
    Path folder;

    @Test
    void isManyTimesFasterThanACommitForEachMessage() throws Exception {
        Map<String, Double> baseline = baseline(Connections.PLAIN, FASTEST_PLAIN);
        Map<String, Double> kept = baseline(Connections.KEPT, FASTEST_KEPT);
        Map<String, Double> gateway = gateway(folder.resolve("gateway"));
        double ratio = gateway.get("per_second") / baseline.get("per_second");
        double ratioToKept = gateway.get("per_second") / kept.get("per_second");

        System.out.printf(
                "%n%-32s %10s %12s %12s %14s %14s%n",
                "", "messages/s", "ack p50 ms", "ack p99 ms", "reply p50 ms", "reply p99 ms");
        print("baseline", baseline);
        print("  with the gateway's connections", kept);
        print("gateway", gateway);
        System.out.printf("%-32s %10.1f%n", "ratio", ratio);
        System.out.printf("%-32s %10.1f%n", "  with the gateway's connections", ratioToKept);
        System.out.printf("%-32s %10.1f s%n%n", "bound after", gateway.get("bound_after_seconds"));

        assertThat(baseline.get("refused")).isZero();
        assertThat(kept.get("refused")).isZero();
        assertThat(gateway.get("refused")).isZero();
        assertThat(gateway.get("bound_after_seconds")).isLessThan(5);
        assertThat(gateway.get("per_second")).as("messages a second").isGreaterThan(8_000);
        assertThat(gateway.get("reply_p99_ms")).as("reply p99 in ms").isLessThan(500);
        assertThat(ratio).as("times the baseline").isGreaterThan(8);
        // Where commits are cheap, this one is fast; see decision 5.
        assertThat(ratioToKept).as("times a baseline with our connections").isGreaterThan(4);
    }

    private Map<String, Double> baseline(Connections connections, int threads) throws Exception {
        return BenchmarkRun.of(
                WARM_UP / BASELINE_SHARE,
                MESSAGES / BASELINE_SHARE,
                WINDOW,
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
        Map<String, Double> empty = gateway(folder.resolve("empty"));
        Map<String, Double> full = gateway(filled);
        double share = full.get("per_second") / empty.get("per_second");

        print("empty", empty);
        print("filled", full);
        System.out.printf("%-32s %10.2f%n%n", "share", share);

        assertThat(full.get("refused")).isZero();
        assertThat(share).as("of the empty one's throughput").isGreaterThan(0.8);
    }

    static boolean wantsHistory() {
        return ACCOUNTS > 0;
    }

    private Map<String, Double> gateway(Path data) throws Exception {
        Map<String, Double> result = BenchmarkRun.of(
                WARM_UP,
                MESSAGES,
                WINDOW,
                List.of(Meterline.class.getName(), "run"),
                Map.of("METERLINE_DATA_DIR", data.toString(), "METERLINE_HTTP_PORT", "0"));
        // The gateway was stopped in order: the states of its replies are on disk.
        Awaitility.await().untilAsserted(() -> assertThat(sentReplies(data)).isEqualTo(WARM_UP + MESSAGES));
        return result;
    }

    private static int sentReplies(Path data) throws Exception {
        return (int) GatewayDatabase.in(data).count("reply WHERE state = 'sent'");
    }

    private static void print(String name, Map<String, Double> result) {
        System.out.printf(
                "%-32s %10.0f %12.1f %12.1f %14.1f %14.1f%n",
                name,
                result.get("per_second"),
                result.get("ack_p50_ms"),
                result.get("ack_p99_ms"),
                result.get("reply_p50_ms"),
                result.get("reply_p99_ms"));
    }
}
