package ua.meterline.operations;

import java.util.function.BooleanSupplier;

/** Whether the gateway can do its work, part by part. Thread-safe. */
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

    /** From now on it is not ready, whatever its parts say. */
    public void stopping() {
        stopping = true;
    }

    /** For people and for machines: one JSON object, a line for each part. */
    String toJson() {
        return """
                {
                  "status": "%s",
                  "receiver": "%s",
                  "transmitter": "%s",
                  "database": "%s",
                  "outbox": %d
                }
                """.formatted(
                        stopping ? "stopping" : isReady() ? "ready" : "not ready",
                        receiver.getAsBoolean() ? "bound" : "not bound",
                        transmitter.getAsBoolean() ? "bound" : "not bound",
                        database.isWriting() ? "writing" : "not writing",
                        backlog.pending());
    }
}
