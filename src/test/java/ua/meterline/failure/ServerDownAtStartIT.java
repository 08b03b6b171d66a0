package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Gateway;
import ua.meterline.config.Settings;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.KafkaBrokers;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MobileMessage;

/**
 * A gateway that is started before its PostgreSQL, as after a power failure: it waits, as it waits for the SMSC. What
 * only a person can correct ends it.
 */
class ServerDownAtStartIT {
    private static PostgresServer server;

    @TempDir
    Path folder;

    private String url;
    private RunningGateway running;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        url = server.newDatabase();
        running = RunningGateway.prepare(folder).storeOn(server, url);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
        server.startAgainIfStopped();
    }

    @Test
    void waitsUnboundUntilTheServerIsThere() throws Exception {
        running.environment().with("CONSOLE_PORT", 0);
        server.stop();
        running.startGateway();

        HttpResponse<String> health = health();
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body())
                .contains("\"receiver\": \"not bound\"", "\"database\": \"not reached since the start\"")
                .contains("\"registration\": \"not registered\"");
        assertThat(running.metric("meterline_database_writing")).isZero();
        await("the reason is a metric").atMost(RunningGateway.TIMEOUT).until(() -> unreachable() > 0);
        assertThat(running.smsc().bound()).isEmpty();
        assertThat(running.gateway().consoleUrl()).isEmpty();

        server.startAgain();

        assertThat(running.gateway().awaitStart()).isTrue();
        running.awaitReady();
        assertThat(running.deliverAndAwaitReply(CustomerSms.reading(1)).text()).isEqualTo(CustomerSms.ACCEPTED);
        assertThat(running.rows("SELECT account, value FROM reading")).containsExactly("0500000001 1");
        assertThat(health().body()).contains("\"database\": \"writing\"", "\"registration\": \"registered\"");
        assertThat(running.gateway().consoleUrl()).isPresent();
    }

    @Test
    void stopsInOrderWhileItWaits() throws Exception {
        server.stop();
        running.startGateway();

        running.gateway().close();

        assertThat(running.gateway().awaitStart()).isFalse();
        server.startAgain();
        running.startBound(); // the folder is free again, and so is the name
        assertThat(running.deliver(CustomerSms.reading(1))).isZero();
    }

    /** In a process, with its log and its exit code. */
    @Test
    void saysSoInOneLineAndEndsWithZeroUponSigterm() throws Exception {
        server.stop();
        try (GatewayProcess gateway = GatewayProcess.start(folder, running.environment())) {
            awaitWaiting(gateway);
            gateway.terminate();
            assertThat(gateway.endsWithin(RunningGateway.TIMEOUT)).isTrue();

            assertThat(gateway.exitCode()).isZero();
            assertThat(warnings(gateway)).singleElement().asString().contains("Database postgresql://127.0.0.1:");
            assertThat(gateway.log()).doesNotContain("\tat ", "Started in");
        }
    }

    @Test
    void endsWithOneLineWhenTheServerIsThereAndRefusesThePassword() throws Exception {
        running.environment().with("DATABASE_PASSWORD", "another");
        server.stop();
        try (GatewayProcess gateway = GatewayProcess.start(folder, running.environment())) {
            awaitWaiting(gateway);
            server.startAgain();
            assertThat(gateway.endsWithin(RunningGateway.TIMEOUT)).isTrue();

            assertThat(gateway.exitCode()).isEqualTo(1);
            assertThat(gateway.log().lines().filter(line -> line.startsWith("meterline: ")))
                    .singleElement()
                    .asString()
                    .contains(": refuses the password; see meterline.database.username and .password");
            assertThat(gateway.log()).doesNotContain("\tat ");
        }
    }

    private static void awaitWaiting(GatewayProcess gateway) {
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> gateway.log().contains("; waiting for it, and meanwhile not bound to the SMSC"));
    }

    private static List<String> warnings(GatewayProcess gateway) {
        return gateway.log()
                .lines()
                .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                .toList();
    }

    @Test
    void doesNotWaitWhereTheServerIsThereAndThePasswordIsWrong() throws Exception {
        running.environment().with("DATABASE_PASSWORD", "another");

        assertThatItEnds("FATAL: password authentication failed for user \"meterline\"");
    }

    @Test
    void doesNotWaitForADatabaseThatDoesNotExist() throws Exception {
        running.environment().with("DATABASE_URL", server.url("nowhere"));

        assertThatItEnds("FATAL: database \"nowhere\" does not exist");
    }

    @Test
    void doesNotWaitForASchemaOfAnotherVersion() throws Exception {
        running.startBound();
        running.gateway().close();
        running.database()
                .update(
                        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                                + " installed_by, execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1,"
                                + " 'x', 1, true)");

        assertThatItEnds("is of a newer Meterline than this one; run that one, or restore a backup of before");
    }

    private void assertThatItEnds(String reason) throws Exception {
        Settings settings = Settings.load(null, running.environment().variables());

        assertThatThrownBy(() -> Gateway.start(settings)).hasStackTraceContaining(reason);
    }

    /** Two brokers have what it acknowledges, and it needs nothing of the database for that. */
    @Test
    void acknowledgesByKafkaAndStoresWhenTheServerIsThere() throws Exception {
        try (KafkaBrokers brokers = KafkaBrokers.start(folder.resolve("brokers"))) {
            brokers.createTopic("sms", 3);
            brokers.createTopic("sms.dead-letter", 1);
            running.environment()
                    .with(Map.of("INTAKE_KAFKA_BOOTSTRAP_SERVERS", brokers.addresses(), "INTAKE_KAFKA_TOPIC", "sms"));
            running.startBound();
            running.deliverAndAwaitReply(CustomerSms.reading(0));
            running.gateway().close();
            server.stop();

            running.startBound();
            for (MobileMessage message : CustomerSms.readings(1, 21)) {
                assertThat(running.deliver(message)).isZero();
            }
            assertThat(health().body())
                    .contains("\"status\": \"ready\"", "\"database\": \"not reached since the start\"");
            await("lag")
                    .atMost(RunningGateway.TIMEOUT)
                    .until(() -> running.metric("meterline_intake_lag_records") == 20);
            int sessions = running.smsc().bound().size();

            server.startAgain();

            assertThat(running.gateway().awaitStart()).isTrue();
            running.awaitReplies(21);
            assertThat(running.count("message")).isEqualTo(21);
            assertThat(running.count("reading")).isEqualTo(21);
            assertThat(running.smsc().bound()).as("stays bound").hasSize(sessions);
            assertThat(running.deliver(CustomerSms.reading(21))).isZero();
            running.awaitReplies(22);
        }
    }

    /** What it acknowledged remains in the topic. */
    @Test
    void stopsInOrderWhileItAcknowledgesByKafka() throws Exception {
        try (KafkaBrokers brokers = KafkaBrokers.start(folder.resolve("brokers"))) {
            brokers.createTopic("sms", 1);
            brokers.createTopic("sms.dead-letter", 1);
            running.environment()
                    .with(Map.of("INTAKE_KAFKA_BOOTSTRAP_SERVERS", brokers.addresses(), "INTAKE_KAFKA_TOPIC", "sms"));
            server.stop();
            running.startBound();
            assertThat(running.deliver(CustomerSms.reading(1))).isZero();

            running.gateway().close();
            assertThat(running.smsc().bound()).isEmpty();
            server.startAgain();
            running.startBound();

            running.awaitReplies(1);
            assertThat(running.count("reading")).isEqualTo(1);
        }
    }

    private double unreachable() throws Exception {
        return running.metric("meterline_database_failures_total{reason=\"unreachable\"}");
    }

    private HttpResponse<String> health() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + running.gateway().httpPort() + "/health/ready");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString());
    }
}
