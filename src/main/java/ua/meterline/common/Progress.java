package ua.meterline.common;

/** Receives the progress of long work from time to time. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (what, done) -> {};

    /**
     * @param what such as {@code accounts}
     * @param done how many of them so far
     */
    void at(String what, long done);
}
