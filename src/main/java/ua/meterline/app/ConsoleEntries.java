package ua.meterline.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import ua.meterline.backoffice.PhoneEntries;
import ua.meterline.config.LiveSettings;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.store.Database;

/**
 * The gateway's routes for a reading that a person enters in the console, on the writer of the running gateway. They
 * are routes of their own: the limits of replies and of redeliveries belong to the thread of the group commit. They
 * start with the first entry. Thread-safe: one entry at a time.
 */
final class ConsoleEntries implements PhoneEntries.Stage, AutoCloseable {
    private final LiveSettings live;
    private final Database database;
    private final Consumer<Decision> committed;
    private final List<Decision> stored = new ArrayList<>();
    private EntryRoutes routes;

    /** @param committed takes what was stored, after the transaction, as store-readings counts its messages */
    ConsoleEntries(LiveSettings live, Database database, Consumer<Decision> committed) {
        this.live = live;
        this.database = database;
        this.committed = committed;
    }

    @Override
    public synchronized <T> T inTransaction(PhoneEntries.Work<T> work) throws Exception {
        if (routes == null) {
            routes = new EntryRoutes(live, database);
        }
        stored.clear();
        T result = routes.inTransaction(work);
        stored.forEach(committed);
        return result;
    }

    @Override
    public synchronized Decision store(CustomerMessage message) throws Exception {
        Decision decision = routes.store(message);
        stored.add(decision);
        return decision;
    }

    @Override
    public synchronized void close() throws IOException {
        if (routes != null) {
            routes.close();
        }
    }
}
