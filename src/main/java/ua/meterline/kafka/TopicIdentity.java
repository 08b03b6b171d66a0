package ua.meterline.kafka;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * The id of a topic, which tells it from one of the same name that was deleted before: there, offsets began anew, too.
 * Thread-safe.
 */
public final class TopicIdentity {
    private final String topic;
    private final Supplier<Admin> admins;
    private volatile String id;

    TopicIdentity(String topic, Supplier<Admin> admins) {
        this.topic = topic;
        this.admins = admins;
    }

    /** Asks the brokers, and remembers the answer. */
    String read() throws ExecutionException, InterruptedException {
        try (Admin admin = admins.get()) {
            id = admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .topicId()
                    .toString();
            return id;
        }
    }

    /** As read last. */
    public String id() {
        return id;
    }
}
