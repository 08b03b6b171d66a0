package ua.meterline.inbox;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.Suppression;

/** What becomes of a file that cannot be imported: one held message, without content and without an answer. Thread-safe. */
public final class Quarantine {
    private final String ourAddress;
    private final Predicate<Throwable> isOfTheStore;
    private final FilesLeftAlone leftAlone;
    private final RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(Quarantine.class)::warn);

    /**
     * @param isOfTheStore whether a failure is the database's and none of the file's
     * @param leftAlone where files of which the failure is their own are noted
     */
    public Quarantine(String ourAddress, Predicate<Throwable> isOfTheStore, FilesLeftAlone leftAlone) {
        this.ourAddress = ourAddress;
        this.isOfTheStore = isOfTheStore;
        this.leftAlone = leftAlone;
    }

    public boolean isList(InboxFile file) {
        return file.isList();
    }

    /**
     * What is wrong with the file.
     *
     * @param failure with all that caused it; Camel's {@code @ExchangeException} would give the first cause alone
     * @throws Exception the failure itself, when it is the disk's or the database's: the file may be imported later
     */
    public FileProblem trouble(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) throws Exception {
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

    /** Says so, at most once a minute. Unless the store is to blame, those behind the file come first for a while. */
    public void postponed(
            @Variable("file") InboxFile file, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        if (!isOfTheStore.test(failure)) {
            leftAlone.add(file.path());
        }
        Throwable root = Causes.root(failure);
        log.log(
                "postponed",
                "inbox: " + file + " cannot be imported now: " + root.getClass().getSimpleName() + ": "
                        + root.getMessage() + "; it stays there and is retried");
    }

    /** The same for the same file, so that a crash in between leaves no second one. */
    public CustomerMessage message(@Variable("file") InboxFile file, @Variable("trouble") FileProblem trouble)
            throws IOException {
        List<String> keys = FileFingerprint.of(file.path().getFileName().toString(), FileReader.traits(file))
                .part(-1);
        return new CustomerMessage(
                file.isList() ? Channel.FILE : Channel.EMAIL,
                "",
                file.isList() ? file.safeName() : ourAddress,
                file.receivedAt(),
                file.safeName(),
                FileFingerprint.fingerprint(keys),
                Suppression.QUARANTINED,
                new Imported(keys, new Content.Unclear(null, null, trouble.reason())));
    }
}
