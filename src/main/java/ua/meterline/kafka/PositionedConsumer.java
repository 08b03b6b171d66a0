package ua.meterline.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;

/**
 * A consumer that begins each partition that it is assigned behind the last record in the database. So nothing is
 * skipped, whatever was committed to Kafka, and a database that was restored from a backup catches up.
 */
final class PositionedConsumer extends KafkaConsumer<String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(PositionedConsumer.class);

    /** For half a minute, far less than the group waits for a member. */
    private static final int MOST_ATTEMPTS = 60;

    private static final long PAUSE_MILLIS = 500;

    private final TopicIdentity identity;
    private final StoredPositions stored;

    PositionedConsumer(Properties properties, TopicIdentity identity, StoredPositions stored) {
        super(properties);
        this.identity = identity;
        this.stored = stored;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                listener.onPartitionsAssigned(partitions);
                seekAll(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                listener.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                listener.onPartitionsLost(partitions);
            }
        });
    }

    private void seekAll(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> first = beginningOffsets(partitions);
        Map<TopicPartition, Long> end = endOffsets(partitions);
        Map<Integer, Long> last = storedUpTo();
        for (TopicPartition partition : partitions) {
            long next = last.getOrDefault(partition.partition(), -1L) + 1;
            seek(partition, usable(partition, next, first.get(partition), end.get(partition)));
        }
    }

    /** Waits for the database, as each batch does later. */
    private Map<Integer, Long> storedUpTo() {
        for (int attempt = 1; ; attempt++) {
            try {
                return stored.of(identity.read());
            } catch (Exception e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new KafkaException("where to continue cannot be read: " + Causes.rootMessage(e), e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static long usable(TopicPartition partition, long next, long first, long end) {
        if (next > end) {
            throw new KafkaException(partition + " ends at " + end + ", but the database has stored it up to "
                    + (next - 1) + ": the topic lost records");
        }
        if (next > 0 && next < first) {
            LOG.error(
                    "Kafka: {} begins at {}, and the database has stored it up to {}: the records in between "
                            + "were deleted before they were stored; lengthen retention.ms of the topic",
                    partition,
                    first,
                    next - 1);
        }
        return Math.max(next, first);
    }
}
