package ua.meterline.operations;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import ua.meterline.store.cluster.Cluster;

/** Health of the gateway and its components. Thread-safe. */
public final class Health {
    private final BooleanSupplier receiver;
    private final BooleanSupplier transmitter;
    private final StoreHealth database;
    private final OutboxBacklog backlog;
    private final Cluster cluster;
    private final Optional<IntakeHealth> intake;
    private volatile boolean stopping;

    /**
     * @param receiver whether it is bound
     * @param transmitter whether it is bound
     * @param cluster the other nodes; one that is not registered sends no replies
     * @param intake empty where messages are acknowledged by the database
     */
    public Health(
            BooleanSupplier receiver,
            BooleanSupplier transmitter,
            StoreHealth database,
            OutboxBacklog backlog,
            Cluster cluster,
            Optional<IntakeHealth> intake) {
        this.receiver = receiver;
        this.transmitter = transmitter;
        this.database = database;
        this.backlog = backlog;
        this.cluster = cluster;
        this.intake = intake;
    }

    public boolean isReady() {
        return !stopping
                && receiver.getAsBoolean()
                && transmitter.getAsBoolean()
                && (intake.isPresent() ? takesRecords(intake.get()) : database.isWriting() && cluster.isMember());
    }

    /** With Kafka, a database that is down matters when the lag becomes too long. */
    private static boolean takesRecords(IntakeHealth topic) {
        return topic.isAppending() && topic.isStoring();
    }

    /** Not ready from now on, whatever its components report. */
    public void stopping() {
        stopping = true;
    }

    /** One JSON object, one line per component. */
    String toJson() {
        JsonObject health = new JsonObject();
        health.put("status", stopping ? "stopping" : isReady() ? "ready" : "not ready");
        health.put("receiver", receiver.getAsBoolean() ? "bound" : "not bound");
        health.put("transmitter", transmitter.getAsBoolean() ? "bound" : "not bound");
        health.put("database", database.description());
        health.put("outbox", backlog.pending());
        if (cluster.node() != null) {
            health.put("node", cluster.node());
            health.put("registration", cluster.isMember() ? "registered" : "not registered");
        }
        intake.ifPresent(topic -> {
            health.put("intake", topic.isAppending() ? "appending" : "not appending");
            health.put("intakeLag", topic.lag());
            health.put("intakeLagSeconds", topic.lagTime().toSeconds());
        });
        return Jsoner.prettyPrint(health.toJson(), 2) + "\n";
    }
}
