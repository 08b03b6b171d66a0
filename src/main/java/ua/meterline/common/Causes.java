package ua.meterline.common;

import java.util.Objects;
import java.util.stream.Stream;

/** The chain of causes of a failure. */
public final class Causes {
    private Causes() {}

    /** The failure and all its causes, outermost first. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The innermost cause; the failure itself when it has none. */
    public static Throwable root(Throwable failure) {
        return of(failure).reduce((outer, inner) -> inner).orElseThrow();
    }

    /** The message of the innermost cause, for a log line; its class name when it has no message. */
    public static String rootMessage(Throwable failure) {
        Throwable root = root(failure);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
