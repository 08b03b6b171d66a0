package ua.meterline.common;

/** Is told now and then how far long work has come. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (what, done) -> {};

    /**
     * @param what in words, such as {@code accounts}
     * @param done so many of them, so far
     */
    void at(String what, long done);
}
