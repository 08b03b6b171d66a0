package ua.meterline.mail.reply;

import ua.meterline.store.StoreUnavailableException;

/**
 * Limits the answers to letters without an accepted reading within an hour, to all addresses together: programs that
 * answer each of our answers may write from another address each time. Thread-safe.
 */
@FunctionalInterface
public interface AnswerBudget {
    /**
     * Whether one more answer may be sent now; if so, it is counted.
     *
     * @throws StoreUnavailableException when several nodes share it, and the database cannot be reached
     */
    boolean admit() throws StoreUnavailableException;
}
