package ua.meterline.store;

import java.util.List;
import ua.meterline.reading.JudgedMessage;

/**
 * Stores groups, but no import any more after one that failed because the database could not be written. That one comes
 * again, and of two readings the one that is stored later counts. Other messages are not held up. Thread-safe.
 */
public final class ImportCircuitBreaker implements GroupCommit.Transaction<JudgedMessage> {
    private final GroupCommit.Transaction<JudgedMessage> transaction;
    private volatile boolean on;

    public ImportCircuitBreaker(GroupCommit.Transaction<JudgedMessage> transaction) {
        this.transaction = transaction;
    }

    /** @throws StoreUnavailableException when there is an import in the group that may not be stored now */
    @Override
    public void store(List<JudgedMessage> group) throws Exception {
        boolean hasImports = group.stream().anyMatch(judged -> judged.message().imported() != null);
        if (hasImports && on) {
            throw new StoreUnavailableException("an import before it could not be stored", null);
        }
        try {
            transaction.store(group);
        } catch (Exception e) {
            // By the thread that would store the next group: none can slip through.
            on = on || hasImports && StoreFailure.concernsTheWholeStore(e);
            throw e;
        }
    }

    public boolean isOn() {
        return on;
    }

    /** To be called when no import is waiting any more, and those that failed come again first. */
    public void lift() {
        on = false;
    }
}
