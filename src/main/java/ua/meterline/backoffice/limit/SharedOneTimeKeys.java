package ua.meterline.backoffice.limit;

import java.time.Duration;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/** In the table {@code rate_limit}: a bucket of one token for each key. Thread-safe. */
public final class SharedOneTimeKeys implements OneTimeKeys {
    private final RateLimitRows rows;
    private final String name;
    private final Duration lifetime;

    /**
     * @param name of the kind of keys, the same on all nodes
     * @param lifetime after which a key could be used again
     */
    public SharedOneTimeKeys(DatabaseAccess database, String name, Duration lifetime) {
        this.rows = new RateLimitRows(database);
        this.name = name;
        this.lifetime = lifetime;
    }

    @Override
    public boolean use(String key) throws StoreUnavailableException {
        return rows.take(name, key, lifetime, lifetime).isZero();
    }

    @Override
    public void release(String key) throws StoreUnavailableException {
        rows.forget(name, key);
    }
}
