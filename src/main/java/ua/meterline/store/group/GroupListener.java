package ua.meterline.store.group;

import java.time.Duration;

/** Is told how each attempt to store a group ends, on the thread that stores, before the members are released. */
public interface GroupListener {
    /** A route takes groups of that name from now on. */
    default void groupOpened(String name) {}

    /** The group is on disk. */
    void groupStored(String name, int size, Duration time);

    /** Nothing of the group is on disk. */
    void groupFailed(String name, int size, Throwable failure);
}
