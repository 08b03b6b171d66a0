package ua.meterline.app;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import ua.meterline.backoffice.PhoneEntries;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.store.Database;
import ua.meterline.store.OneTransaction;

/** The gateway's routes for a reading that a person enters, in transactions beside a gateway. For use by one thread. */
public final class EntryRoutes implements PhoneEntries.Stage, AutoCloseable {
    private final OneTransaction transaction;
    private final JudgingRoutes routes;

    public EntryRoutes(Settings settings, Database database) throws Exception {
        this(LiveSettings.fixed(settings), database);
    }

    EntryRoutes(LiveSettings live, Database database) throws Exception {
        this.transaction = new OneTransaction(database);
        this.routes = new JudgingRoutes(live, transaction, database.readers(), database.extensions());
    }

    @Override
    public <T> T inTransaction(PhoneEntries.Work<T> work) throws Exception {
        AtomicReference<T> result = new AtomicReference<>();
        transaction
                .wrap(null, inside -> result.set(work.on(transaction.getConnection(null))))
                .process(routes.newExchange());
        return result.get();
    }

    @Override
    public Decision store(CustomerMessage message) throws Exception {
        return routes.write(List.of(routes.judge(message))).get(0);
    }

    @Override
    public void close() throws IOException {
        routes.close();
    }
}
