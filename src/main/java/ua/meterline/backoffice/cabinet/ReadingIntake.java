package ua.meterline.backoffice.cabinet;

import ua.meterline.reading.CustomerMessage;
import ua.meterline.store.StoreUnavailableException;

/** Where the running gateway judges and stores messages. Thread-safe. */
@FunctionalInterface
public interface ReadingIntake {
    /**
     * Returns when the message is on disk.
     *
     * @throws StoreUnavailableException when it could not be stored just now
     */
    void store(CustomerMessage message) throws StoreUnavailableException;
}
