package ua.meterline.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/** What a topic must be like for the guarantees to hold; docs/kafka.md says why. */
public final class TopicRequirements {
    private static final int LEAST_REPLICAS = 3;
    private static final int LEAST_IN_SYNC = 2;
    private static final Duration LEAST_RETENTION = Duration.ofDays(3);

    /**
     * A difference.
     *
     * @param severe whether acknowledged messages could be lost
     */
    public record Problem(String what, String action, boolean severe) {}

    private final TopicDescription topic;
    private final Config config;
    private final List<Problem> problems = new ArrayList<>();

    private TopicRequirements(TopicDescription topic, Config config) {
        this.topic = topic;
        this.config = config;
    }

    /** Of the topic of received SMS. */
    static List<Problem> ofIntake(TopicDescription topic, Config config) {
        TopicRequirements checked = ofAny(topic, config);
        checked.require(
                TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1", "a replica answers before the record is on disk");
        checked.require(TopicConfig.CLEANUP_POLICY_CONFIG, "delete", "records that are not stored could be removed");
        checked.requireRetention();
        return checked.problems;
    }

    /** Of the others. */
    static List<Problem> ofOther(TopicDescription topic, Config config) {
        return ofAny(topic, config).problems;
    }

    private static TopicRequirements ofAny(TopicDescription topic, Config config) {
        TopicRequirements checked = new TopicRequirements(topic, config);
        checked.requireReplicas();
        checked.requireInSync();
        checked.require(
                TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false", "a replica without all records could lead");
        return checked;
    }

    private void requireReplicas() {
        int replicas = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        if (replicas < LEAST_REPLICAS) {
            problems.add(new Problem(
                    "has " + replicas + " replicas, and needs " + LEAST_REPLICAS,
                    "reassign its partitions to " + LEAST_REPLICAS + " brokers each",
                    replicas < LEAST_IN_SYNC));
        }
    }

    private void requireInSync() {
        String found = value(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).orElse("unknown");
        if (!found.matches("\\d{1,9}") || Integer.parseInt(found) < LEAST_IN_SYNC) {
            problems.add(new Problem(
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG + " is " + found
                            + ", so one broker alone could acknowledge a record and lose it",
                    "set " + TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG + "=" + LEAST_IN_SYNC,
                    true));
        }
    }

    private void require(String name, String wanted, String otherwise) {
        String found = value(name).orElse("unknown");
        if (!found.equals(wanted)) {
            problems.add(new Problem(name + " is " + found + ", so " + otherwise, "set " + name + "=" + wanted, true));
        }
    }

    private void requireRetention() {
        long millis =
                value(TopicConfig.RETENTION_MS_CONFIG).map(Long::parseLong).orElse(-1L);
        if (millis >= 0 && millis < LEAST_RETENTION.toMillis()) {
            problems.add(new Problem(
                    TopicConfig.RETENTION_MS_CONFIG + " is "
                            + Duration.ofMillis(millis).toHours()
                            + " h: a longer outage of the database would lose messages",
                    "set " + TopicConfig.RETENTION_MS_CONFIG + "="
                            + Duration.ofDays(7).toMillis(),
                    false));
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(config.get(name)).map(entry -> entry.value());
    }
}
