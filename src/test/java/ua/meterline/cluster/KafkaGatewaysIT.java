package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.KafkaBrokers;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.intake.SmsRecord;

/** A gateway that is killed between the brokers and the database: nothing is lost, stored twice or out of order. */
class KafkaGatewaysIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final int ACCOUNTS = 20;

    @TempDir
    Path folder;

    private KafkaBrokers brokers;
    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();

    @BeforeEach
    void startBrokers() throws Exception {
        brokers = KafkaBrokers.start(folder.resolve("brokers"));
        brokers.createTopic("sms", 4);
        brokers.createTopic("sms.dead-letter", 1);
    }

    @AfterEach
    void stop() {
        load.shutdownNow();
        brokers.close();
    }

    private GatewayEnvironment environment(SmscSimulator smsc) {
        return new GatewayEnvironment(folder.resolve("data"), smsc.port())
                .with("INTAKE_KAFKA_BOOTSTRAP_SERVERS", brokers.addresses())
                .with("INTAKE_KAFKA_TOPIC", "sms");
    }

    /** Each is a message of its own, of one of a few accounts. */
    private void send(SmscSimulator smsc) {
        int number = sent.getAndIncrement();
        smsc.enqueue(CustomerSms.message(number, "05%08d %d".formatted(number % ACCOUNTS, 1 + number / ACCOUNTS)));
    }

    @Test
    void killsBetweenStoreAndCommitOfOffsetsLoseNothingAndStoreNothingTwice() throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc()) {
            for (int crash = 0; crash < 3; crash++) {
                try (GatewayProcess gateway = GatewayProcess.start(folder.resolve("data"), environment(smsc))) {
                    gateway.awaitBoundTo(smsc);
                    if (crash == 0) {
                        load.scheduleAtFixedRate(() -> send(smsc), 0, 5, TimeUnit.MILLISECONDS);
                    }
                    long before = GatewayDatabase.in(folder.resolve("data")).storedMessages();
                    await().atMost(TIMEOUT)
                            .pollInterval(Duration.ofMillis(2))
                            .until(() ->
                                    GatewayDatabase.in(folder.resolve("data")).storedMessages() > before + 50);
                }
            }
            load.shutdown();
            assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            try (GatewayProcess gateway = GatewayProcess.start(folder.resolve("data"), environment(smsc))) {
                gateway.awaitBoundTo(smsc);
                awaitAllStored(smsc);
            }
            assertThatNothingIsLostDoubledOrOutOfOrder(smsc);
        }
    }

    /** The lock is held by another connection for half a minute. */
    @Test
    void aDatabaseThatIsLockedForHalfAMinuteRefusesNothing() throws Exception {
        ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(folder.resolve("data"), environment(smsc))) {
            gateway.awaitBoundTo(smsc);
            smsc.addListener(new SimulatorListener() {
                @Override
                public void delivered(Delivery delivery) {
                    if (!delivery.accepted()) {
                        refused.add(delivery.commandStatus());
                    }
                }
            });
            load.scheduleAtFixedRate(() -> send(smsc), 0, 20, TimeUnit.MILLISECONDS);
            lockFor(Duration.ofSeconds(30));
            load.shutdown();
            assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            awaitAllStored(smsc);
            assertThat(refused).as(gateway::log).isEmpty();
            assertThatNothingIsLostDoubledOrOutOfOrder(smsc);
        }
    }

    private void lockFor(Duration time) throws SQLException {
        try (Connection other = GatewayDatabase.in(folder.resolve("data")).connect();
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("BEGIN IMMEDIATE");
            long until = System.nanoTime() + time.toNanos();
            await().atMost(time.plusSeconds(10)).until(() -> System.nanoTime() > until);
            statement.execute("ROLLBACK");
        }
    }

    private void awaitAllStored(SmscSimulator smsc) {
        await().atMost(TIMEOUT).until(() -> smsc.queued() == 0);
        await().atMost(TIMEOUT)
                .until(() -> GatewayDatabase.in(folder.resolve("data")).storedMessages() == sent.get());
        await().atMost(TIMEOUT)
                .until(() -> GatewayDatabase.in(folder.resolve("data")).count("reply WHERE state <> 'sent'") == 0);
    }

    private void assertThatNothingIsLostDoubledOrOutOfOrder(SmscSimulator smsc) {
        GatewayDatabase database = GatewayDatabase.in(folder.resolve("data"));
        List<String> stored = database.rows("SELECT text FROM message ORDER BY id");
        assertThat(stored).doesNotHaveDuplicates().hasSize(sent.get());
        assertThat(new HashSet<>(stored))
                .isEqualTo(new HashSet<>(smsc.acknowledged().stream()
                        .map(message -> message.text())
                        .toList()));
        // A kill makes the SMSC deliver again what was in flight, after others: the order is that of the topic.
        assertThat(byAccount(stored)).hasSize(ACCOUNTS).isEqualTo(byAccount(texts(brokers.records("sms"))));
        assertThat(brokers.records("sms.dead-letter")).isEmpty();
    }

    private static Map<String, List<String>> byAccount(List<String> texts) {
        return texts.stream().distinct().collect(Collectors.groupingBy(text -> text.substring(0, 10)));
    }

    private static List<String> texts(List<ConsumerRecord<String, byte[]>> records) {
        SmsReader reader = new SmsReader(new SmsTextDecoder("gsm", false), new NumberPlan("UA", "7104"), Instant::now);
        return records.stream()
                .map(record -> SmsRecord.read(record.value()).command())
                .map(command -> reader.text(command).orElseThrow())
                .toList();
    }
}
