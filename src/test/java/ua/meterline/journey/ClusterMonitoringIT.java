package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.KafkaBrokers;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.fixture.Promtool;
import ua.meterline.fixture.RunningGateway;

/** A real scrape of a node on PostgreSQL that takes SMS through Kafka and publishes readings. */
class ClusterMonitoringIT {
    private static final String REPLIED = "meterline_replies_total{state=\"sent\"}";

    @TempDir
    static Path folder;

    private static KafkaBrokers brokers;
    private static RunningGateway running;
    private static String scrape;

    @BeforeAll
    static void scrapeAGateway() throws Exception {
        PostgresServer server = PostgresServer.shared();
        brokers = KafkaBrokers.start(folder.resolve("brokers"));
        brokers.createTopic("sms", 1);
        brokers.createTopic("sms.dead-letter", 1);
        brokers.createTopic("readings", 1);
        running = RunningGateway.prepare(folder.resolve("data")).storeOn(server, server.newDatabase());
        running.environment()
                .with(Map.of(
                        "INTAKE_KAFKA_BOOTSTRAP_SERVERS", brokers.addresses(),
                        "INTAKE_KAFKA_TOPIC", "sms",
                        "READINGS_KAFKA_TOPIC", "readings",
                        "MAIL_IMAP_HOST", "127.0.0.1",
                        "MAIL_IMAP_PORT", new ClosedPort().number(),
                        "CANARY_ACCOUNT", "0999999999",
                        "CANARY_NUMBER", "+380501234567"));
        running.startBound();
        System.gc(); // its pauses are a metric from the first one on
        running.deliverAndAwaitReply(CustomerSms.reading(1));
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.metric(REPLIED) >= 1);
        scrape = running.scrape();
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
        if (brokers != null) {
            brokers.close();
        }
    }

    @Test
    void keepsPrometheusConventions() throws Exception {
        Promtool.assumeInstalled();
        Path page = Files.writeString(folder.resolve("scrape"), scrape);

        assertThat(Promtool.run(page, "check", "metrics")).isEqualTo(new Promtool.Result(0, ""));
    }

    @ParameterizedTest
    @MethodSource("ua.meterline.journey.Monitoring#expressions")
    void asksForMetricsAndLabelsThatANodeHas(String expression) {
        Scrape.assertHas(scrape, expression);
    }

    /** What the alerts of nodes and of Kafka ask for follows what happens. */
    @Test
    void theMetricsFollowWhatHappens() throws Exception {
        assertThat(running.metric("meterline_nodes_silent")).isZero();
        assertThat(Math.abs(running.metric("meterline_node_clock_ahead_seconds")))
                .isLessThan(5);
        await("published")
                .atMost(RunningGateway.TIMEOUT)
                .until(() -> running.metric("meterline_readings_unpublished_records") == 0);

        running.database()
                .update(
                        "INSERT INTO node (name, version, host, started_at, seen_at, links, links_bound, receiving, ready)"
                                + " VALUES ('killed', '1', 'h', now(), now() - interval '1 minute', 1, 1, 1, 1)");
        brokers.append("sms", "0500000001", "{\"version\":7}".getBytes(StandardCharsets.UTF_8));

        await("a silent node")
                .atMost(RunningGateway.TIMEOUT)
                .until(() -> running.metric("meterline_nodes_silent") == 1);
        await("a dead letter")
                .atMost(RunningGateway.TIMEOUT)
                .until(() -> running.metric("meterline_intake_dead_letters_total") == 1);
    }
}
