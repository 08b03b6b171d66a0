package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;

/** Intake through Kafka, and the topic of accepted readings. */
public record KafkaSettings(
        @Setting(section = "Kafka", name = KafkaSettings.BROKERS, max = 1000, help = """
                        Brokers of a Kafka cluster, such as kafka1:9092,kafka2:9092,kafka3:9092. Empty: no Kafka. See
                        docs/kafka.md.""")
        String brokers,

        @Setting(
                name = KafkaSettings.TOPIC,
                pattern = KafkaSettings.TOPIC_NAME,
                message = KafkaSettings.TOPIC_MESSAGE,
                help = """
                        The topic of received SMS. With it, an SMS is acknowledged when its record is replicated, also
                        while the database is down, and stored from there. Empty: SMS go to the database at once.""")
        String topic,

        @Setting(name = "meterline.intake.kafka.group", defaultValue = "meterline", min = 1, max = 200, help = """
                        The consumer group of the gateways that store the records. All gateways of one database have the
                        same one.""")
        String group,

        @Setting(name = KafkaSettings.TIMEOUT, defaultValue = "8s", min = 500, help = """
                        How long a record may take to be replicated. Then the SMSC is asked to redeliver the SMS later.
                        Shorter than the time that the SMSC waits for a response, and longer than the brokers take to
                        replace a leader that failed.""")
        Duration timeout,

        @Setting(
                name = "meterline.intake.kafka.dead-letter-topic",
                pattern = KafkaSettings.TOPIC_NAME,
                message = KafkaSettings.TOPIC_MESSAGE,
                help = """
                        The topic of records that cannot be stored, because they are malformed. Empty: the topic of
                        received SMS with .dead-letter behind it.""")
        String deadLetterTopic,

        @Setting(name = "meterline.intake.kafka.max-lag", defaultValue = "60s", min = 1_000, help = """
                        How old the oldest record that is not stored may be. While it is older, the gateway is not
                        ready.""")
        Duration maxLag,

        @Setting(name = "meterline.intake.kafka.client-properties", help = """
                        A file with further properties of Kafka's clients, such as security.protocol, sasl.jaas.config
                        and ssl.truststore.location. Properties that would weaken a guarantee are refused.""")
        Path clientProperties,

        @Setting(
                name = KafkaSettings.READINGS,
                pattern = KafkaSettings.TOPIC_NAME,
                message = KafkaSettings.TOPIC_MESSAGE,
                help = """
                        The topic that accepted readings, corrections and withdrawals are published to, from the moment
                        at which it is set. Empty: none.""")
        String readingsTopic) {
    static final String BROKERS = "meterline.intake.kafka.bootstrap-servers";
    static final String TOPIC = "meterline.intake.kafka.topic";
    static final String TIMEOUT = "meterline.intake.kafka.timeout";
    static final String READINGS = "meterline.readings.kafka.topic";
    static final String TOPIC_NAME = "[a-zA-Z0-9._-]{0,200}";
    static final String TOPIC_MESSAGE = "must be at most 200 letters, digits, dots, hyphens and underscores";

    public KafkaSettings {
        if (brokers.isEmpty() && !topic.isEmpty()) {
            throw new InvalidGroupException(BROKERS, "must be set together with " + TOPIC);
        } else if (brokers.isEmpty() && !readingsTopic.isEmpty()) {
            throw new InvalidGroupException(BROKERS, "must be set together with " + READINGS);
        } else if (!brokers.isEmpty() && topic.isEmpty() && readingsTopic.isEmpty()) {
            throw new InvalidGroupException(TOPIC, "must be set together with " + BROKERS + ", or " + READINGS);
        } else if (!topic.isEmpty() && topic.equals(readingsTopic)) {
            throw new InvalidGroupException(READINGS, "must be another topic than " + TOPIC);
        }
        deadLetterTopic = deadLetterTopic.isEmpty() ? topic + ".dead-letter" : deadLetterTopic;
    }

    /** Whether SMS are acknowledged by Kafka. */
    public boolean takesSms() {
        return !topic.isEmpty();
    }

    /** Whether accepted readings are published. */
    public boolean publishesReadings() {
        return !readingsTopic.isEmpty();
    }

    /** Whether there is a cluster. */
    public boolean isOn() {
        return !brokers.isEmpty();
    }
}
