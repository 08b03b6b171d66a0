package ua.meterline.operations;

import java.util.function.BooleanSupplier;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** Health of the gateway and its components. Thread-safe. */
public final class Health {
    private final BooleanSupplier receiver;
    private final BooleanSupplier transmitter;
    private final StoreHealth database;
    private final OutboxBacklog backlog;
    private volatile boolean stopping;

    /**
     * @param receiver whether it is bound
     * @param transmitter whether it is bound
     */
    public Health(BooleanSupplier receiver, BooleanSupplier transmitter, StoreHealth database, OutboxBacklog backlog) {
        this.receiver = receiver;
        this.transmitter = transmitter;
        this.database = database;
        this.backlog = backlog;
    }

    public boolean isReady() {
        return !stopping && receiver.getAsBoolean() && transmitter.getAsBoolean() && database.isWriting();
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
        health.put("database", database.isWriting() ? "writing" : "not writing");
        health.put("outbox", backlog.pending());
        return Jsoner.prettyPrint(health.toJson(), 2) + "\n";
    }
}
