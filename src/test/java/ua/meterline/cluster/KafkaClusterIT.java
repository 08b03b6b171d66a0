package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
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
import ua.meterline.fixture.PostgresServer;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.intake.SmsRecord;

/**
 * Three brokers, a PostgreSQL and two gateways, each a process of its own: the database stops for half a minute, a
 * broker is killed meanwhile, and then a gateway.
 */
class KafkaClusterIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final int ACCOUNTS = 20;
    private static final int TICK_MILLIS = 20;

    /** As long as real ones wait for a response. */
    private static final SimulatorOptions PATIENT = SimulatorOptions.builder()
            .port(0)
            .responseTimeout(Duration.ofSeconds(30))
            .build();

    @TempDir
    Path folder;

    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
    private PostgresServer server;
    private KafkaBrokers brokers;
    private GatewayDatabase rows;
    private String url;

    @BeforeEach
    void start() throws Exception {
        PostgresServer.requireInstalled();
        server = PostgresServer.start();
        url = server.newDatabase();
        rows = GatewayDatabase.on(server, url);
        brokers = KafkaBrokers.start(folder.resolve("brokers"));
        brokers.createTopic("sms", 4);
        brokers.createTopic("sms.dead-letter", 1);
    }

    @AfterEach
    void stop() throws Exception {
        load.shutdownNow();
        if (brokers != null) {
            brokers.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void anOutageOfTheDatabaseABrokerAndAGatewayRefusesNothingAndLosesNothing() throws Exception {
        try (SmscSimulator smsc = new SmscSimulator(PATIENT).start();
                GatewayProcess a = start("a", smsc, 2);
                GatewayProcess b = start("b", smsc, 4)) {
            smsc.addListener(new SimulatorListener() {
                @Override
                public void delivered(Delivery delivery) {
                    if (!delivery.accepted()) {
                        refused.add(delivery.commandStatus());
                    }
                }
            });
            load.scheduleAtFixedRate(() -> send(smsc), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            await().atMost(TIMEOUT).until(() -> rows.count("message") > 200);
            stopDatabaseAndABroker();
            await().atMost(TIMEOUT).until(() -> rows.count("message") > 2_000);
            assertThat(refused).as(() -> a.log() + b.log()).isEmpty();

            a.kill();
            awaitStored(sent.get() + 200);
            load.shutdown();
            assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(TIMEOUT).until(() -> smsc.queued() == 0);
            awaitStored(sent.get());
            await().atMost(TIMEOUT).until(() -> rows.count("reply WHERE state <> 'sent'") == 0);
            assertThat(refused).as(b::log).isEmpty();
            assertThatNothingIsLostDoubledOrOutOfOrder(smsc);
        }
    }

    /** It wakes up with records in hand that another gateway has stored meanwhile. */
    @Test
    void aGatewayThatWasPausedStoresNothingTwice() throws Exception {
        try (SmscSimulator smsc = new SmscSimulator(PATIENT).start();
                GatewayProcess a = start("a", smsc, 2);
                GatewayProcess b = start("b", smsc, 4)) {
            load.scheduleAtFixedRate(() -> send(smsc), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            awaitStored(200);
            a.pause();
            awaitGroup(1);
            awaitStored((int) rows.count("message") + 200);
            a.resume();
            awaitGroup(2);
            load.shutdown();
            assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(TIMEOUT).until(() -> smsc.queued() == 0);
            awaitStored(sent.get());
            await().atMost(TIMEOUT).until(() -> rows.count("reply WHERE state <> 'sent'") == 0);
            assertThatNothingIsLostDoubledOrOutOfOrder(smsc);
            assertThat(b.pid()).isPositive();
        }
    }

    /** Until so many gateways share the partitions. */
    private void awaitGroup(int members) {
        try (Admin admin = brokers.admin()) {
            await().atMost(TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> admin
                                    .describeConsumerGroups(List.of("meterline"))
                                    .describedGroups()
                                    .get("meterline")
                                    .get()
                                    .members()
                                    .stream()
                                    .filter(member -> !member.assignment()
                                            .topicPartitions()
                                            .isEmpty())
                                    .count()
                            == members);
        }
    }

    private GatewayProcess start(String node, SmscSimulator smsc, int sessions) throws Exception {
        GatewayEnvironment environment = new GatewayEnvironment(folder.resolve(node), smsc.port())
                .storeOn(server, url)
                .with("NODE", node)
                .with("INTAKE_KAFKA_BOOTSTRAP_SERVERS", brokers.addresses())
                .with("INTAKE_KAFKA_TOPIC", "sms")
                .with("INTAKE_KAFKA_CLIENT_PROPERTIES", shortSessions());
        GatewayProcess gateway = GatewayProcess.start(folder.resolve(node), environment);
        await().atMost(TIMEOUT).until(() -> smsc.bound().size() == sessions);
        return gateway;
    }

    /** So that a gateway that hangs is soon left out. */
    private Path shortSessions() throws IOException {
        return Files.writeString(folder.resolve("client.properties"), "session.timeout.ms = 6000\n");
    }

    private void send(SmscSimulator smsc) {
        int number = sent.getAndIncrement();
        smsc.enqueue(CustomerSms.message(number, "05%08d %d".formatted(number % ACCOUNTS, 1 + number / ACCOUNTS)));
    }

    private void stopDatabaseAndABroker() throws Exception {
        server.stop();
        int before = sent.get();
        long until = System.nanoTime() + OUTAGE.toNanos();
        brokers.kill(brokers.leader("sms", 0));
        await().atMost(TIMEOUT).until(() -> System.nanoTime() > until);
        assertThat(sent.get()).isGreaterThan(before + 500);
        server.startAgain();
    }

    private void awaitStored(int count) {
        await().atMost(TIMEOUT).until(() -> rows.count("message") >= count);
    }

    private void assertThatNothingIsLostDoubledOrOutOfOrder(SmscSimulator smsc) {
        List<String> stored = rows.rows("SELECT text FROM message ORDER BY id");
        assertThat(stored).doesNotHaveDuplicates().hasSize(sent.get());
        Set<String> acknowledged =
                smsc.acknowledged().stream().map(message -> message.text()).collect(Collectors.toSet());
        assertThat(new HashSet<>(stored)).isEqualTo(acknowledged);
        assertThat(byAccount(stored)).hasSize(ACCOUNTS).isEqualTo(byAccount(texts(brokers.records("sms"))));
        assertThat(brokers.records("sms.dead-letter")).isEmpty();
        Set<String> answered = smsc.submitted().stream()
                .map(reply -> reply.destination().value())
                .collect(Collectors.toSet());
        assertThat(answered).hasSize(sent.get());
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
