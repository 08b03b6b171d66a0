package ua.meterline.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the brokers where the partitions of a topic end, and up to where its records are stored: the offsets that the
 * group has committed, which are committed after the batches are stored.
 */
record LagMeasurement(Admin admin, TopicDescription topic, String group) {
    void takeInto(IntakeLag lag) throws ExecutionException, InterruptedException {
        Map<Integer, Long> stored = stored();
        lag.measured(offsets(OffsetSpec.latest()), stored);
    }

    private Map<Integer, Long> stored() throws ExecutionException, InterruptedException {
        Map<Integer, Long> stored = new HashMap<>(offsets(OffsetSpec.earliest()));
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic.name()) && offset != null) {
                        stored.merge(partition.partition(), offset.offset(), Math::max);
                    }
                });
        return stored;
    }

    private Map<Integer, Long> offsets(OffsetSpec which) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, any -> which)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().partition(),
                        entry -> entry.getValue().offset()));
    }
}
