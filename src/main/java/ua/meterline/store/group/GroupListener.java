package ua.meterline.store.group;

import java.time.Duration;

/** Is told how each attempt to store a group ends, and what becomes of each body. Thread-safe. */
public interface GroupListener {
    /** A route takes groups of that name from now on. */
    default void groupOpened(String name) {}

    /** The group is on disk. Called on the thread that stores, before the members are released. */
    default void groupStored(String name, int size, Duration time) {}

    /** Nothing of the group is on disk. Called on the thread that stores, before the members are released. */
    default void groupFailed(String name, int size, Throwable failure) {}

    /**
     * An exchange goes on. Not called for bodies that are added again until they are stored.
     *
     * @param failure as the exchange has it; null when its body is on disk
     */
    default void bodyCompleted(String name, Throwable failure) {}
}
