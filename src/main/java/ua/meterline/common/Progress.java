package ua.meterline.common;

/**
 * Receives the progress of long work from time to time. It may throw, which ends the work where it can be continued
 * later.
 */
@FunctionalInterface
public interface Progress {
    Progress NONE = (what, done) -> {};

    /**
     * @param what such as {@code accounts}
     * @param done how many of them so far
     */
    void at(String what, long done);
}
