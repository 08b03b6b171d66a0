package ua.meterline.inbox;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import ua.meterline.common.Cooldown;

/** Says when a file that could not be imported is retried. Thread-safe. */
public final class ImportRetry {
    private final Predicate<Throwable> isOfTheStore;
    private final Cooldown<Path> cooldown;

    /**
     * @param isOfTheStore whether a failure is the database's
     * @param cooldown files in it are not taken from the folder
     */
    public ImportRetry(Predicate<Throwable> isOfTheStore, Cooldown<Path> cooldown) {
        this.isOfTheStore = isOfTheStore;
        this.cooldown = cooldown;
    }

    /**
     * With the next poll, in order, when the database failed; otherwise after a cooldown, and later files come first.
     */
    public void postpone(
            @Variable("file") InboxFile file, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        if (!isOfTheStore.test(failure)) {
            cooldown.add(file.path());
        }
    }
}
