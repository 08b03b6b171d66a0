package ua.meterline.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CheckCommand;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.FreePort;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.KafkaBrokers;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Handset;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorOptions;

/** SMS through a topic of Kafka: acknowledged by the brokers, stored once and in order. */
class KafkaIntakeIT {
    private static final int PARTITIONS = 3;
    /** As long as real ones wait for a response: a new leader takes seconds. */
    private static final SimulatorOptions PATIENT = SimulatorOptions.builder()
            .port(0)
            .responseTimeout(Duration.ofSeconds(30))
            .build();

    private static final AtomicInteger TOPICS = new AtomicInteger();

    @TempDir
    static Path brokersFolder;

    @TempDir
    Path folder;

    private static KafkaBrokers brokers;
    private String topic;

    @BeforeAll
    static void startBrokers() throws Exception {
        brokers = KafkaBrokers.start(brokersFolder);
    }

    @AfterAll
    static void stopBrokers() {
        brokers.close();
    }

    @BeforeEach
    void createTopics() throws Exception {
        topic = "sms-" + TOPICS.incrementAndGet();
        brokers.createTopic(topic, PARTITIONS);
        brokers.createTopic(topic + ".dead-letter", 1);
    }

    @AfterEach
    void restoreBrokers() throws Exception {
        brokers.restoreAll();
    }

    private RunningGateway start() throws Exception {
        return RunningGateway.start(folder, settings());
    }

    private Map<String, Object> settings() {
        return Map.of(
                "INTAKE_KAFKA_BOOTSTRAP_SERVERS",
                brokers.addresses(),
                "INTAKE_KAFKA_TOPIC",
                topic,
                "INTAKE_KAFKA_GROUP",
                "group-" + topic);
    }

    @Test
    void anSmsIsAcknowledgedStoredAndAnswered() throws Exception {
        try (RunningGateway running = start()) {
            assertThat(running.deliverAndAwaitReply(CustomerSms.reading(1)).text())
                    .isEqualTo(CustomerSms.ACCEPTED);
            assertThat(running.rows("SELECT account, value FROM reading")).containsExactly("0500000001 1");
            assertThat(brokers.records(topic)).singleElement().satisfies(record -> {
                assertThat(record.key()).isEqualTo("0500000001");
                assertThat(new String(record.value(), UTF_8)).contains("\"version\":1");
            });
        }
    }

    @Test
    void messagesOfTwoSendersForOneAccountStayInOrder() throws Exception {
        try (RunningGateway running = start()) {
            for (int value = 1; value <= 20; value++) {
                assertThat(running.deliver(CustomerSms.message(value % 2, "0500000007 " + value)))
                        .isZero();
            }
            await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("message") == 20);
            assertThat(running.rows("SELECT text FROM message ORDER BY id"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                            .mapToObj(value -> "0500000007 " + value)
                            .toList());
        }
    }

    /** While another connection holds the lock of the database. */
    @Test
    void whileTheDatabaseIsLockedSmsAreAcknowledgedAndStoredLaterInOrder() throws Exception {
        try (RunningGateway running = start()) {
            try (Connection other = running.database().connect();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                for (int value = 1; value <= 30; value++) {
                    assertThat(running.deliver(CustomerSms.message(1, "0500000009 " + value)))
                            .isZero();
                }
                await().atMost(RunningGateway.TIMEOUT)
                        .until(() -> running.metric("meterline_intake_lag_records") == 30);
                assertThat(running.gateway().isReady()).isTrue();
                statement.execute("ROLLBACK");
            }
            running.awaitReplies(30);
            assertThat(running.rows("SELECT text FROM message ORDER BY id"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 30)
                            .mapToObj(value -> "0500000009 " + value)
                            .toList());
            await().atMost(RunningGateway.TIMEOUT).until(() -> running.metric("meterline_intake_lag_records") == 0);
        }
    }

    @Test
    void aMalformedRecordBecomesADeadLetterAndBlocksNothing() throws Exception {
        try (RunningGateway running = start()) {
            brokers.append(topic, "0500000001", "{\"version\":7}".getBytes(UTF_8));
            assertThat(running.deliver(CustomerSms.reading(1))).isZero();
            running.awaitReplies(1);
            assertThat(brokers.records(topic + ".dead-letter")).singleElement().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo("0500000001");
                assertThat(new String(letter.value(), UTF_8)).isEqualTo("{\"version\":7}");
                assertThat(new String(letter.headers().lastHeader("reason").value(), UTF_8))
                        .isEqualTo("version 7 is not supported");
            });
            assertThat(running.metric("meterline_intake_dead_letters_total")).isEqualTo(1);
        }
    }

    /** The database refuses one row of a batch for what it holds. */
    @Test
    void aRecordThatCannotBeStoredBecomesADeadLetterAndItsNeighboursAreStored() throws Exception {
        try (RunningGateway running = start()) {
            running.database()
                    .update("CREATE TRIGGER poison BEFORE INSERT ON message WHEN NEW.text LIKE '%666' "
                            + "BEGIN SELECT raise(ABORT, 'poison'); END");
            try (Connection other = running.database().connect();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                for (int value : new int[] {1, 2, 666, 3}) {
                    assertThat(running.deliver(CustomerSms.message(1, "0500000005 " + value)))
                            .isZero();
                }
                statement.execute("ROLLBACK");
            }
            running.awaitReplies(3);
            assertThat(running.rows("SELECT text FROM message ORDER BY id"))
                    .containsExactly("0500000005 1", "0500000005 2", "0500000005 3");
            assertThat(brokers.records(topic + ".dead-letter")).hasSize(1);
        }
    }

    @Test
    void aLongMessageIsReassembledFromTheRecordsOfItsSegments() throws Exception {
        String text =
                "0501234567 12345 " + "\u0434\u043E\u0432\u0433\u0438\u0439 \u0442\u0435\u043A\u0441\u0442 ".repeat(20);
        Handset phone = Handset.USUAL.with("encoding", "ucs2").with("split", "udh8");
        try (RunningGateway running = start()) {
            for (MobileMessage part : phone.write("380671112233", "7104", text)) {
                assertThat(running.deliver(part)).isZero();
            }
            running.awaitReplies(1);
            assertThat(running.rows("SELECT text FROM message")).containsExactly(text);
            assertThat(running.count("segment WHERE state = 'judged'")).isGreaterThan(2);
            assertThat(brokers.records(topic))
                    .extracting(record -> record.key())
                    .containsOnly("380671112233");
        }
    }

    @Test
    void aDeliveryReceiptGoesThroughTheTopicToItsReply() throws Exception {
        try (RunningGateway running = RunningGateway.prepare(folder)) {
            running.environment().with(settings()).with("SMPP_DELIVERY_RECEIPTS", true);
            running.startBound();
            running.deliverAndAwaitReply(CustomerSms.reading(1));
            await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reply WHERE state = 'delivered'") == 1);
            assertThat(running.count("delivery_receipt")).isEqualTo(1);
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> brokers.records(topic).size() == 2);
        }
    }

    /** Kafka tells a record by its offset, which begins anew. */
    @Test
    void aTopicThatWasDeletedAndCreatedAgainIsStoredFromItsBeginning() throws Exception {
        try (RunningGateway running = start()) {
            for (MobileMessage message : CustomerSms.readings(0, 20)) {
                assertThat(running.deliver(message)).isZero();
            }
            running.awaitReplies(20);
        }
        try (Admin admin = brokers.admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        await().atMost(RunningGateway.TIMEOUT).ignoreExceptions().until(() -> {
            brokers.createTopic(topic, PARTITIONS);
            return true;
        });
        try (RunningGateway running = start()) {
            assertThat(running.deliver(CustomerSms.reading(20))).isZero();
            running.awaitReplies(1);
            assertThat(running.count("message")).isEqualTo(21);
        }
    }

    @Test
    void checkLooksAtTheBrokersAndAtEachSettingOfTheTopics() throws Exception {
        GatewayEnvironment environment = new GatewayEnvironment(folder, FreePort.next()).with(settings());
        assertThat(CheckCommand.output(folder, environment))
                .contains("ok      kafka     " + brokers.addresses() + " (3 brokers)")
                .contains("ok      kafka     topic " + topic + " (3 partitions)")
                .contains("ok      kafka     topic " + topic + ".dead-letter (1 partition)");
        brokers.createTopic("loose", 1, Map.of("min.insync.replicas", "1", "retention.ms", "3600000"));
        assertThat(CheckCommand.output(folder, environment.with("INTAKE_KAFKA_TOPIC", "loose")))
                .contains(
                        "FAILED  kafka     topic loose: min.insync.replicas is 1, so one broker alone could acknowledge a "
                                + "record and lose it; set min.insync.replicas=2")
                .contains(
                        "FAILED  kafka     topic loose: flush.messages is 9223372036854775807, so a replica answers before "
                                + "the record is on disk; set flush.messages=1")
                .contains("warn    kafka     topic loose: retention.ms is 1 h: a longer outage")
                .contains("FAILED  kafka     topic loose.dead-letter: ");
    }

    /** An acknowledgement would promise what the brokers do not keep. */
    @Test
    void aTopicWhoseSettingsKeepNoPromiseTakesNoSms() throws Exception {
        brokers.createTopic("unsafe", 1, Map.of("min.insync.replicas", "1", "flush.messages", "1"));
        try (RunningGateway running = RunningGateway.prepare(folder)) {
            running.environment()
                    .with(settings())
                    .with("INTAKE_KAFKA_TOPIC", "unsafe")
                    .with("INTAKE_KAFKA_TIMEOUT", "1s");
            running.startGateway();
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> running.smsc().bound().size() == 2);
            assertThat(running.deliver(CustomerSms.reading(1))).isEqualTo(0x64);
            assertThat(running.gateway().isReady()).isFalse();
            assertThat(brokers.records("unsafe")).isEmpty();
        }
    }

    @Test
    void aKilledBrokerStopsNothing() throws Exception {
        try (RunningGateway running = RunningGateway.prepare(folder, PATIENT)) {
            running.environment().with(settings());
            running.startBound();
            assertThat(running.deliver(CustomerSms.reading(1))).isZero();
            brokers.kill(brokers.leader(topic, 0));
            for (int number = 2; number < 32; number++) {
                assertThat(running.deliver(CustomerSms.reading(number)))
                        .as("message %s", number)
                        .isZero();
            }
            running.awaitReplies(31);
            assertThat(running.count("reading")).isEqualTo(31);
        }
    }

    @Test
    void withoutBrokersSmsAreRejectedUntilTheyAreBack() throws Exception {
        try (RunningGateway running = RunningGateway.prepare(folder)) {
            running.environment().with(settings()).with("INTAKE_KAFKA_TIMEOUT", "2s");
            running.startBound();
            assertThat(running.deliver(CustomerSms.reading(1))).isZero();
            running.awaitReplies(1);
            for (int broker = 0; broker < KafkaBrokers.COUNT; broker++) {
                brokers.kill(broker);
            }
            assertThat(running.deliver(CustomerSms.reading(2))).isEqualTo(0x64);
            running.awaitNotReady();
            brokers.restoreAll();
            running.awaitReady();
            await().atMost(RunningGateway.TIMEOUT).until(() -> running.deliver(CustomerSms.reading(2)) == 0);
            await().atMost(RunningGateway.TIMEOUT).until(() -> running.count("reading") == 2);
            assertThat(running.count("message")).isEqualTo(2);
        }
    }

    @Test
    void aRestartStoresNothingTwiceAlsoWhereKafkaForgotThePositions() throws Exception {
        try (RunningGateway running = start()) {
            for (MobileMessage message : CustomerSms.readings(0, 20)) {
                assertThat(running.deliver(message)).isZero();
            }
            running.awaitReplies(20);
        }
        try (RunningGateway running = RunningGateway.prepare(folder)) {
            running.environment().with(settings()).with("INTAKE_KAFKA_GROUP", "another-" + topic);
            running.startBound();
            assertThat(running.deliver(CustomerSms.reading(20))).isZero();
            running.awaitReplies(1);
            assertThat(running.count("message")).isEqualTo(21);
            assertThat(running.smsc().submitted()).hasSize(1);
        }
    }

    @Test
    void theStateOfTheTopicIsAPartOfTheHealth() throws Exception {
        try (RunningGateway running = start()) {
            URI health = URI.create("http://127.0.0.1:" + running.gateway().httpPort() + "/health/ready");
            String json = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body();
            assertThat(json)
                    .containsPattern("\"intake\": *\"appending\"")
                    .containsPattern("\"intakeLag\": *0")
                    .containsPattern("\"intakeLagSeconds\": *0");
        }
    }
}
