package ua.meterline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.link.LinkSupervisor;
import ua.meterline.settings.Settings;
import ua.meterline.store.DataDirectory;
import ua.meterline.store.Database;

/** A running gateway, from its database to its links. */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final DataDirectory dataDirectory;
    private final Wiring parts;

    private Gateway(DataDirectory dataDirectory, Wiring parts) {
        this.dataDirectory = dataDirectory;
        this.parts = parts;
    }

    public static Gateway start(Settings settings) throws Exception {
        DataDirectory dataDirectory = DataDirectory.lock(settings.dataDir());
        Database database = Database.open(settings.databaseUrl(), settings.databasePatience());
        Wiring parts = new Wiring(settings, database);
        parts.main.start();
        parts.links.forEach(LinkSupervisor::start);
        return new Gateway(dataDirectory, parts);
    }

    public boolean isReady() {
        return parts.receiver.isBound() && parts.transmitter.isBound() && parts.storeHealth.isWriting();
    }

    @Override
    public void close() {
        try {
            parts.intake.shut();
            for (LinkSupervisor link : parts.links) {
                link.stop();
            }
            parts.readingCommit.close();
            parts.deliveryCommit.close();
            parts.main.stop();
            parts.database.close();
            dataDirectory.close();
        } catch (Exception e) {
            LOG.error("stopping", e);
        }
    }
}
