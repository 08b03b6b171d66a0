package ua.meterline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import ua.meterline.config.KafkaSettings;

class IntakeTopicTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** As when a machine starts before its DNS: a watch that ended would refuse all messages until a restart. */
    @Test
    void looksAgainWhileNoBrokerHasAnAddress() throws Exception {
        KafkaSettings settings = new KafkaSettings(
                "kafka.invalid:9092", "sms", "meterline", TIMEOUT, "", Duration.ofMinutes(1), null, "");
        try (IntakeTopic topic =
                new IntakeTopic(settings, new KafkaClients(settings, new Properties(), id -> Map.of()))) {
            topic.start(); // returns at its timeout

            assertThat(topic.isAppending()).isFalse();
            assertThat(topic.isStoring()).isFalse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("kafka-watch");
        }
    }
}
