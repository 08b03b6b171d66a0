package ua.meterline.backoffice.limit;

import ua.meterline.store.StoreUnavailableException;

/** Lets each key be used once within its lifetime, on one of several nodes. Thread-safe. */
public interface OneTimeKeys {
    /** Of the only gateway on its database, whose callers know what they did. */
    OneTimeKeys OF_ONE_GATEWAY = new OneTimeKeys() {
        @Override
        public boolean use(String key) {
            return true;
        }

        @Override
        public void release(String key) {
            // it was not kept
        }
    };

    /**
     * Whether this is the first use.
     *
     * @throws StoreUnavailableException when the database cannot be reached
     */
    boolean use(String key) throws StoreUnavailableException;

    /** Makes a key as if it had not been used. */
    void release(String key) throws StoreUnavailableException;
}
