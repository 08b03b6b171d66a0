package ua.meterline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Meterline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.KafkaBrokers;
import ua.meterline.fixture.PostgresPair;
import ua.meterline.fixture.PostgresServer;

/**
 * The whole loop, deliver_sm to submit_sm_resp, in one run on one machine: a gateway on SQLite, one and two on
 * PostgreSQL, one with three brokers of Kafka before it; and one and two where a commit waits 5 ms more for the
 * standby. Servers, brokers, gateways and load share the processors, so only ratios are meaningful, and two gateways
 * are faster than one only where the commit is the limit. {@code -Dbench.messages=N} makes it shorter.
 */
@Tag("bench")
class StoreLoadIT {
    private static final int MESSAGES = Integer.getInteger("bench.messages", 100_000);
    private static final int WINDOW = 200;
    private static final Duration SLOW_COMMIT = Duration.ofMillis(5);
    /**
     * Of each gateway: groups of three. The larger a group, the more processor time it takes, and the less of its time
     * is the commit's; two gateways then wait for the two processors. See docs/cluster.md for other windows.
     */
    private static final int SLOW_WINDOW = Integer.getInteger("bench.slow-window", 6);

    private static final int SLOW_MESSAGES = MESSAGES / 5;

    private static final int PARTITIONS = 12;

    @TempDir
    Path folder;

    private final Map<String, Measured> table = new LinkedHashMap<>();

    @Test
    void aServerTakes4000ASecondAndTwoNodesMoreThanOneWhereCommitsAreSlow() throws Exception {
        Path file = folder.resolve("file");
        measure(
                "SQLite",
                MESSAGES,
                WINDOW,
                List.of(node(file, Map.of())),
                phase -> {},
                () -> Duration.ZERO,
                GatewayDatabase.in(file));
        try (PostgresServer server = PostgresServer.start()) {
            measureOn("PostgreSQL", 1, server, server::processorTime, Map.of());
            measureOn("PostgreSQL, 2 nodes", 2, server, server::processorTime, Map.of());
            measureWithKafka(server);
        }
        try (PostgresPair pair = PostgresPair.start()) {
            measureSlowCommits("commits 5 ms more", 1, pair);
            measureSlowCommits("commits 5 ms more, 2 nodes", 2, pair);
        }

        print();
        assertThat(table.values())
                .flatExtracting(Measured::phases)
                .extracting("refused")
                .containsOnly(0.0);
        assertThat(warm("PostgreSQL")).as("messages a second").isGreaterThan(4_000);
        assertThat(warm("commits 5 ms more, 2 nodes") / warm("commits 5 ms more"))
                .as("two nodes against one where commits are slow")
                .isGreaterThanOrEqualTo(1.7);
    }

    private void measureWithKafka(PostgresServer server) throws Exception {
        try (KafkaBrokers brokers = KafkaBrokers.start(folder.resolve("brokers"))) {
            brokers.createTopic("sms", PARTITIONS);
            brokers.createTopic("sms.dead-letter", 1);
            measureOn(
                    "PostgreSQL and Kafka",
                    1,
                    server,
                    () -> server.processorTime().plus(brokers.processorTime()),
                    Map.of(
                            "METERLINE_INTAKE_KAFKA_BOOTSTRAP_SERVERS",
                            brokers.addresses(),
                            "METERLINE_INTAKE_KAFKA_TOPIC",
                            "sms"));
        }
    }

    private void measureOn(
            String name, int nodes, PostgresServer server, Supplier<Duration> servers, Map<String, String> settings)
            throws Exception {
        String url = server.newDatabase();
        List<BenchmarkRun.Gateway> gateways = nodes(name, nodes, server, url, settings);
        measure(name, MESSAGES, WINDOW, gateways, phase -> {}, servers, GatewayDatabase.on(server, url));
    }

    private void measureSlowCommits(String name, int nodes, PostgresPair pair) throws Exception {
        String url = pair.url(pair.newDatabase());
        List<BenchmarkRun.Gateway> gateways = nodes(name, nodes, pair.primary(), url, Map.of());
        GatewayDatabase stored = GatewayDatabase.on(pair.primary(), url);
        // Off while as many messages as elsewhere warm the gateways up: at the pace of slow commits that takes long.
        BenchmarkRun.PhaseListener delay =
                phase -> pair.delayCommits(phase.equals("warm-up") ? Duration.ZERO : SLOW_COMMIT);
        measure(name, SLOW_MESSAGES, SLOW_WINDOW, gateways, delay, pair::processorTime, stored);
    }

    /** @param url of a database without tables */
    private List<BenchmarkRun.Gateway> nodes(
            String name, int nodes, PostgresServer server, String url, Map<String, String> settings) {
        List<BenchmarkRun.Gateway> gateways = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            Map<String, String> all = new HashMap<>(settings);
            all.put("METERLINE_NODE", "node-" + i);
            all.put("METERLINE_DATABASE_URL", url);
            all.put("METERLINE_DATABASE_USERNAME", server.username());
            all.put("METERLINE_DATABASE_PASSWORD", server.password());
            gateways.add(node(folder.resolve(name + " " + i), all));
        }
        return gateways;
    }

    private static BenchmarkRun.Gateway node(Path data, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("METERLINE_DATA_DIR", data.toString());
        environment.put("METERLINE_HTTP_PORT", "0");
        return new BenchmarkRun.Gateway(List.of(), List.of(Meterline.class.getName(), "run"), environment);
    }

    private void measure(
            String name,
            int messages,
            int window,
            List<BenchmarkRun.Gateway> gateways,
            BenchmarkRun.PhaseListener listener,
            Supplier<Duration> servers,
            GatewayDatabase stored)
            throws Exception {
        // Each gateway is as warm as the only one.
        int warmUp = MESSAGES * gateways.size();
        List<String> phases = List.of("cold=" + messages, "warm-up=" + warmUp, "warm=" + messages);
        table.put(name, new Measured(BenchmarkRun.of(window, phases, gateways, listener, servers)));
        // The gateways were stopped in order: the states of their replies are on disk.
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(stored.count("reply WHERE state = 'sent'")).isEqualTo(2L * messages + warmUp));
    }

    private double warm(String name) {
        return table.get(name).phases().get(2).get("per_second");
    }

    private void print() {
        System.out.printf(
                "%n%-34s %10s %10s %12s %14s %14s %13s %11s %10s%n",
                "",
                "messages/s",
                "of SQLite",
                "ack p99 ms",
                "reply p99 ms",
                "gateway CPU us",
                "server CPU us",
                "load CPU us",
                "CPUs busy");
        table.forEach((name, measured) -> {
            print(name + ", cold", measured, 0);
            print(name + ", warm", measured, 2);
        });
        System.out.printf(
                "%nwith commits that take 5 ms more, two nodes store %.2f times as much as one%n%n",
                warm("commits 5 ms more, 2 nodes") / warm("commits 5 ms more"));
    }

    private void print(String name, Measured measured, int phase) {
        Map<String, Double> result = measured.phases().get(phase);
        double processorTime = result.get("gateway_us") + result.get("servers_us") + result.get("load_us");
        System.out.printf(
                "%-34s %10.0f %10.2f %12.1f %14.1f %14.1f %13.1f %11.1f %10.2f%n",
                name,
                result.get("per_second"),
                result.get("per_second")
                        / table.get("SQLite").phases().get(phase).get("per_second"),
                result.get("ack_p99_ms"),
                result.get("reply_p99_ms"),
                result.get("gateway_us"),
                result.get("servers_us"),
                result.get("load_us"),
                processorTime * result.get("per_second") / 1e6);
    }

    /** What was measured in each phase, by name: cold, warming up, warm. */
    private record Measured(List<Map<String, Double>> phases) {}
}
