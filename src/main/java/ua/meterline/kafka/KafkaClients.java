package ua.meterline.kafka;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ua.meterline.config.KafkaSettings;

/**
 * Makes the clients of camel-kafka with the properties that the guarantees need, and those of the operator's file. Keys
 * are texts, values are octets. Thread-safe.
 */
public final class KafkaClients implements KafkaClientFactory {
    /** The option {@code clientId} of the endpoint that appends received SMS. */
    private static final String INTAKE = "intake";

    /** Of requests that no SMSC waits for. */
    private static final Duration PATIENT = Duration.ofSeconds(30);
    /** Of the connection to a broker, and of a request, so that another broker is tried within the timeout. */
    private static final int ATTEMPTS = 4;

    private final KafkaSettings settings;
    private final Properties common;
    private final StoredPositions positions;
    private final TopicIdentity identity;
    private volatile Producer<?, ?> intake;

    /**
     * @param common of all clients
     * @param positions where consumers begin; null where nothing is consumed
     */
    public KafkaClients(KafkaSettings settings, Properties common, StoredPositions positions) {
        this.settings = settings;
        this.common = common;
        this.positions = positions;
        this.identity = new TopicIdentity(settings.topic(), this::admin);
    }

    @Override
    @SuppressWarnings("rawtypes") // by the interface
    public Producer getProducer(Properties camel) {
        boolean isIntake = INTAKE.equals(camel.getProperty(ProducerConfig.CLIENT_ID_CONFIG));
        Producer<String, byte[]> producer = new KafkaProducer<>(isIntake ? intakeProducer() : producer(PATIENT));
        if (isIntake) {
            intake = producer;
        }
        return producer;
    }

    /** Appends at once or not at all: a thread that reads a session must never wait for metadata or for memory. */
    private Properties intakeProducer() {
        Properties properties = producer(settings.timeout());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        return properties;
    }

    /** A record counts as appended when all replicas in sync have it; retries never reorder or repeat it. */
    private Properties producer(Duration timeout) {
        Properties properties = client();
        int attempt = (int) timeout.toMillis() / ATTEMPTS;
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, attempt);
        properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, attempt);
        properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, attempt);
        properties.put(
                ProducerConfig.METADATA_MAX_AGE_CONFIG, Duration.ofSeconds(30).toMillis());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    private Properties client() {
        Properties properties = new Properties();
        properties.putAll(common);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return properties;
    }

    @Override
    @SuppressWarnings("rawtypes") // by the interface
    public Consumer getConsumer(Properties camel) {
        Properties properties = client();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, camel.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG));
        // The positions of the database count. Where they do not fit the topic, the consumer must not go on by itself.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new PositionedConsumer(properties, identity, positions);
    }

    /** Of the topic of received SMS. */
    public TopicIdentity identity() {
        return identity;
    }

    /** The producer of received SMS; null before its route starts. */
    Supplier<Producer<?, ?>> intakeProducerInUse() {
        return () -> intake;
    }

    /** For the caller to close. Its requests end within the timeout of an append. */
    public Admin admin() {
        Properties properties = client();
        int timeout = (int) settings.timeout().toMillis();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        return Admin.create(properties);
    }

    @Override
    public String getBrokers(KafkaConfiguration configuration) {
        return settings.brokers();
    }
}
