package ua.meterline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Meterline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.PostgresServer;

/**
 * The whole loop, deliver_sm to submit_sm_resp, with a gateway on SQLite and with one on PostgreSQL, in one run on one
 * machine. Server, gateway and load share its processors. {@code -Dbench.messages=N} makes it shorter.
 */
@Tag("bench")
class StoreLoadIT {
    private static final int MESSAGES = Integer.getInteger("bench.messages", 100_000);
    private static final int WINDOW = 200;
    private static final List<String> PHASES = List.of("cold=" + MESSAGES, "warm-up=" + MESSAGES, "warm=" + MESSAGES);

    @TempDir
    Path folder;

    @Test
    void storesFourThousandMessagesASecondOnPostgres() throws Exception {
        List<Map<String, Double>> file =
                measured(Map.of(), folder.resolve("sqlite"), GatewayDatabase.in(folder.resolve("sqlite")));
        List<Map<String, Double>> server;
        try (PostgresServer postgres = PostgresServer.start()) {
            String url = postgres.newDatabase();
            Map<String, String> settings = Map.of(
                    "METERLINE_DATABASE_URL", url,
                    "METERLINE_DATABASE_USERNAME", postgres.username(),
                    "METERLINE_DATABASE_PASSWORD", postgres.password());
            server = measured(settings, folder.resolve("postgres"), GatewayDatabase.on(postgres, url));
        }

        System.out.printf(
                "%n%-20s %10s %12s %12s %14s %14s %12s%n",
                "", "messages/s", "ack p50 ms", "ack p99 ms", "reply p50 ms", "reply p99 ms", "CPU us");
        print("SQLite, cold", file.get(0));
        print("SQLite, warm", file.get(2));
        print("PostgreSQL, cold", server.get(0));
        print("PostgreSQL, warm", server.get(2));

        assertThat(server).extracting("refused").containsOnly(0.0);
        assertThat(server.get(2).get("per_second")).as("messages a second").isGreaterThan(4_000);
    }

    private static List<Map<String, Double>> measured(Map<String, String> settings, Path data, GatewayDatabase stored)
            throws Exception {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("METERLINE_DATA_DIR", data.toString());
        environment.put("METERLINE_HTTP_PORT", "0");
        List<Map<String, Double>> result =
                BenchmarkRun.of(WINDOW, PHASES, List.of(), List.of(Meterline.class.getName(), "run"), environment);
        // The gateway was stopped in order: the states of its replies are on disk.
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(stored.count("reply WHERE state = 'sent'")).isEqualTo(3L * MESSAGES));
        return result;
    }

    private static void print(String name, Map<String, Double> result) {
        System.out.printf(
                "%-20s %10.0f %12.1f %12.1f %14.1f %14.1f %12.1f%n",
                name,
                result.get("per_second"),
                result.get("ack_p50_ms"),
                result.get("ack_p99_ms"),
                result.get("reply_p50_ms"),
                result.get("reply_p99_ms"),
                result.get("gateway_us"));
    }
}
