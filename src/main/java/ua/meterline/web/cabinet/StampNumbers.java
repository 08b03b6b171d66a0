package ua.meterline.web.cabinet;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import ua.meterline.backoffice.limit.OneTimeKeys;
import ua.meterline.store.StoreUnavailableException;

/** Issues the numbers of stamps, and lets each be used once. Thread-safe. */
public interface StampNumbers {
    /** How long after it was issued a number may be used. */
    Duration LIFETIME = Duration.ofHours(2);

    long issue();

    /** False for a number that was used, forgotten, or never issued. */
    boolean use(long number) throws StoreUnavailableException;

    /** Lets a number be used once more: what it was used for did not happen. */
    void release(long number) throws StoreUnavailableException;

    /** Of the only gateway on its database. */
    static StampNumbers inMemory() {
        return new UsedNumbers();
    }

    /**
     * Of several nodes. That a number was issued is known by the seal of its stamp.
     *
     * @param used for {@link #LIFETIME} at least
     */
    static StampNumbers shared(OneTimeKeys used) {
        return new StampNumbers() {
            @Override
            public long issue() {
                return ThreadLocalRandom.current().nextLong(FormStamp.NUMBERS);
            }

            @Override
            public boolean use(long number) throws StoreUnavailableException {
                return used.use(String.valueOf(number));
            }

            @Override
            public void release(long number) throws StoreUnavailableException {
                used.release(String.valueOf(number));
            }
        };
    }
}
