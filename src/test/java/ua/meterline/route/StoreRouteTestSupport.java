package ua.meterline.route;

import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.store.StoreFixture;

/** A test of route files whose transactions and statements run on a database of its own. */
public abstract class StoreRouteTestSupport extends RouteTestSupport {
    @TempDir
    protected Path folder;

    protected StoreFixture store;

    /** @param files names of files in {@code routes/}, without suffix */
    protected StoreRouteTestSupport(String... files) {
        super(files);
    }

    @Override
    protected void bindToRegistry(Registry parts) throws Exception {
        store = new StoreFixture(folder);
        store.bindTo(parts);
    }

    /** After the routes are stopped. */
    @Override
    protected void cleanupResources() throws SQLException {
        store.close();
    }
}
