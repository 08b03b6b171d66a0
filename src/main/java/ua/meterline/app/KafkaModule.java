package ua.meterline.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualAsyncCommitFactory;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import ua.meterline.billing.feed.FeedBacklog;
import ua.meterline.config.KafkaSettings;
import ua.meterline.kafka.ClientProperties;
import ua.meterline.kafka.IntakeTopic;
import ua.meterline.kafka.KafkaClients;
import ua.meterline.kafka.OffsetCommit;
import ua.meterline.operations.Gauges;
import ua.meterline.store.Database;
import ua.meterline.store.Sql;

/** Wires the clients of Kafka. Without brokers there is no such module, and nothing of Kafka is loaded. */
final class KafkaModule implements AutoCloseable {
    private final KafkaSettings settings;
    private final KafkaClients clients;
    private final Optional<IntakeTopic> intake;
    private final FeedBacklog readings = new FeedBacklog(System::nanoTime);
    /** Ends the routes whose record is replicated: Kafka's own thread must not be held up. */
    private final ExecutorService appended =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "kafka-appended"));

    /** @throws IOException with a message for the operator: the file of properties is wrong */
    KafkaModule(KafkaSettings settings, Database database) throws IOException {
        this.settings = settings;
        this.clients = new KafkaClients(
                settings, ClientProperties.read(settings.clientProperties()), topic -> positions(database, topic));
        this.intake = settings.takesSms() ? Optional.of(new IntakeTopic(settings, clients)) : Optional.empty();
    }

    private static Map<Integer, Long> positions(Database database, String topicId) throws SQLException {
        try (Connection connection = database.readers().getConnection();
                PreparedStatement select = Sql.prepare(connection, "select-all-intake-positions", "topic", topicId);
                ResultSet rows = select.executeQuery()) {
            Map<Integer, Long> positions = new HashMap<>();
            while (rows.next()) {
                positions.put(rows.getInt("topic_partition"), rows.getLong("stored_up_to"));
            }
            return positions;
        }
    }

    void bind(RouteBindings routes) {
        KafkaComponent kafka = new KafkaComponent();
        KafkaConfiguration configuration = new KafkaConfiguration();
        configuration.setBrokers(settings.brokers());
        configuration.setValueSerializer(ByteArraySerializer.class.getName());
        kafka.setConfiguration(configuration);
        kafka.setKafkaClientFactory(clients);
        routes.bind("kafka", kafka);
        routes.bind("asyncCommits", new DefaultKafkaManualAsyncCommitFactory());
        routes.bind("appendedRecords", appended);
        routes.bind("offsetCommit", new OffsetCommit());
        intake.ifPresent(topic -> routes.bind("intakeTopic", topic));
        routes.properties(
                "meterline.intake.kafka.",
                Map.of(
                        "topic", settings.topic(),
                        "group", settings.group(),
                        "dead-letter-topic", settings.deadLetterTopic()));
        routes.bind("readingBacklog", readings);
        routes.property("meterline.readings.kafka.topic", settings.readingsTopic());
    }

    /** Of the topic of received SMS, as assigned last. */
    String topicId() {
        return clients.identity().id();
    }

    Optional<IntakeTopic> intake() {
        return intake;
    }

    void addTo(Gauges gauges) {
        intake.ifPresent(topic -> gauges.state(
                        "meterline.intake.appending",
                        "1 while the topic of received SMS takes records",
                        topic::isAppending)
                .value(
                        "meterline.intake.lag.records",
                        "Records of the topic of received SMS that are not stored yet",
                        topic::lag)
                .value(
                        "meterline.intake.lag.seconds",
                        "For how long the oldest of them has waited",
                        () -> topic.lagTime().toMillis() / 1000.0));
        if (settings.publishesReadings()) {
            gauges.value(
                            "meterline.readings.unpublished.records",
                            "Changes of readings that are not published yet; 100000 may be more",
                            readings::changes)
                    .value(
                            "meterline.readings.unpublished.seconds",
                            "For how long the oldest of them has waited",
                            () -> readings.time().toMillis() / 1000.0);
        }
    }

    /** Waits until the topic of received SMS is known, for a bounded time. To be called after the routes started. */
    void start() throws InterruptedException {
        if (intake.isPresent()) {
            intake.get().start();
        }
    }

    @Override
    public void close() {
        intake.ifPresent(IntakeTopic::close);
        appended.shutdown();
    }
}
