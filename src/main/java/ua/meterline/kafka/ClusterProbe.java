package ua.meterline.kafka;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import ua.meterline.common.Causes;
import ua.meterline.config.KafkaSettings;
import ua.meterline.kafka.TopicRequirements.Problem;

/** Looks at a cluster as the command {@code check} does, and changes nothing. For use by one thread. */
public final class ClusterProbe implements AutoCloseable {
    private final Admin admin;

    private ClusterProbe(Admin admin) {
        this.admin = admin;
    }

    /** @throws IOException with a message for the operator: the file of properties is wrong, a name is unknown */
    public static ClusterProbe of(KafkaSettings settings) throws IOException {
        try {
            return new ClusterProbe(
                    new KafkaClients(settings, ClientProperties.read(settings.clientProperties()), topic -> Map.of())
                            .admin());
        } catch (KafkaException e) {
            throw new IOException(Causes.rootMessage(e) + "; correct meterline.intake.kafka.bootstrap-servers", e);
        }
    }

    /** How many brokers there are. */
    public int brokers() throws IOException {
        return answer(() -> {
                    Collection<Node> nodes = admin.describeCluster().nodes().get();
                    return nodes;
                })
                .size();
    }

    /** A topic that exists. */
    public record Topic(int partitions, List<Problem> problems) {}

    public Topic intake(String name) throws IOException {
        TopicDescription topic = describe(name);
        return new Topic(topic.partitions().size(), TopicRequirements.ofIntake(topic, config(name)));
    }

    public Topic other(String name) throws IOException {
        TopicDescription topic = describe(name);
        return new Topic(topic.partitions().size(), TopicRequirements.ofOther(topic, config(name)));
    }

    private TopicDescription describe(String name) throws IOException {
        return answer(() ->
                admin.describeTopics(List.of(name)).topicNameValues().get(name).get());
    }

    private Config config(String name) throws IOException {
        return answer(() -> config(admin, name));
    }

    static Config config(Admin admin, String name) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return admin.describeConfigs(List.of(resource)).values().get(resource).get();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T answer(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new IOException(Causes.rootMessage(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
