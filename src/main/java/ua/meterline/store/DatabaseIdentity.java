package ua.meterline.store;

import java.sql.SQLException;

/** Notices that the open database is no longer the one that was opened. Thread-safe. */
public interface DatabaseIdentity {
    /** @throws SQLException a {@link DatabaseReplacedException}, or when it cannot be checked */
    void requireSame() throws SQLException;

    /** Once lost, it stays lost. */
    boolean isLost();

    /** Notes it from now on, for the next start of this gateway. */
    default void keep() {
        // a file that was replaced between two runs is the operator's choice
    }

    /** Returns when the loss was noticed. */
    void awaitLoss() throws InterruptedException;
}
