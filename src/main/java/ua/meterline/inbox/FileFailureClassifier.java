package ua.meterline.inbox;

import java.io.IOException;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import ua.meterline.common.Causes;
import ua.meterline.common.UnusableFileException;

/** Separates failures that a file causes from those of the disk or the database, which are retried. Thread-safe. */
public final class FileFailureClassifier {
    private final Predicate<Throwable> isOfTheStore;

    /** @param isOfTheStore whether a failure is the database's */
    public FileFailureClassifier(Predicate<Throwable> isOfTheStore) {
        this.isOfTheStore = isOfTheStore;
    }

    /**
     * The problem of the file.
     *
     * @param failure with all its causes; Camel's {@code @ExchangeException} would give the innermost cause alone
     * @throws Exception the failure itself, when the file does not cause it
     */
    public FileProblem problem(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) throws Exception {
        for (Throwable cause : Causes.of(failure).toList()) {
            if (cause instanceof UnusableFileException unusable) {
                return new FileProblem(unusable.reason(), unusable.getMessage());
            } else if (cause instanceof IOException || cause instanceof InterruptedException) {
                throw failure;
            }
        }
        if (isOfTheStore.test(failure)) {
            throw failure;
        }
        return new FileProblem(
                "not-importable", "It could not be read: " + failure.getClass().getSimpleName() + ".");
    }
}
