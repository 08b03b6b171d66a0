package ua.meterline.operations;

import java.time.Duration;

/** The state of an intake that acknowledges messages before they are in the database. Thread-safe. */
public interface IntakeHealth {
    /** Whether messages can be acknowledged. */
    boolean isAppending();

    /** Whether what was acknowledged reaches the database soon enough. */
    boolean isStoring();

    /** How many acknowledged messages are not in the database. */
    long lag();

    /** For how long the oldest of them has waited. */
    Duration lagTime();
}
