package ua.meterline.inbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Cooldown;
import ua.meterline.common.RateLimitedLog;

/**
 * Selects and sorts the files that camel-file consumes from the inbox folder, and replaces the message body by an
 * {@link InboxFile}. Thread-safe.
 */
public final class InboxFilter implements Processor, GenericFileFilter<File>, Comparator<GenericFile<File>> {
    /** The replacement of Java for undecodable octets. */
    private static final char NO_UTF_8 = '\uFFFD';

    private final InstantSource clock;
    private final Duration quietTime;
    private final InboxFolder inbox;
    private final Cooldown<Path> cooldown;
    private final RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(InboxFilter.class)::warn);

    /**
     * @param quietTime a file that changed more recently may still be written
     * @param cooldown files in it are not taken
     */
    public InboxFilter(InstantSource clock, Duration quietTime, InboxFolder inbox, Cooldown<Path> cooldown) {
        this.clock = clock;
        this.quietTime = quietTime;
        this.inbox = inbox;
        this.cooldown = cooldown;
    }

    /**
     * Accepts mails and lists. Files written by the gateway are complete; others when they have not changed for a
     * while. Two kinds of names are never accepted: camel-file takes a backslash for a separator, and Java cannot
     * open a file whose name is not UTF-8.
     */
    @Override
    public boolean accept(GenericFile<File> file) {
        String name = file.getFile().getName();
        if (file.isDirectory()
                || isHiddenOrAPath(name)
                || FileName.extension(name).isEmpty()
                || cooldown.contains(file.getFile().toPath())) {
            return false;
        }
        if (name.indexOf(NO_UTF_8) >= 0) {
            log.log(
                    "name",
                    "inbox: the name of " + FileName.safe(name) + " is not UTF-8; the file is not imported, rename it");
            return false;
        }
        boolean whole = isWhole(file);
        date(file);
        return whole;
    }

    /** From here on, camel-file uses its modification time only for sorting. */
    private static void date(GenericFile<File> file) {
        try {
            file.setLastModified(
                    InboxFile.at(file.getFile().toPath()).receivedAt().toEpochMilli());
        } catch (IOException e) {
            // deleted meanwhile: skipped later
        }
    }

    private boolean isWhole(GenericFile<File> file) {
        Instant changed = Instant.ofEpochMilli(file.getLastModified());
        return inbox.hasKept(file.getFile().toPath())
                || !changed.isAfter(clock.instant().minus(quietTime))
                || changed.isAfter(clock.instant().plus(quietTime));
    }

    private static boolean isHiddenOrAPath(String name) {
        return name.startsWith(".") || name.indexOf('\\') >= 0;
    }

    /** Oldest first: of two readings, the later one is effective. */
    @Override
    public int compare(GenericFile<File> one, GenericFile<File> other) {
        int byTime = Long.compare(one.getLastModified(), other.getLastModified());
        return byTime != 0 ? byTime : one.getFileName().compareTo(other.getFileName());
    }

    /** Skips a file that was processed after the folder was listed. */
    @Override
    public void process(Exchange exchange) throws IOException {
        // Not the path of camel-file, which takes a backslash for a separator.
        Path path = ((File) exchange.getMessage().getBody(GenericFile.class).getFile()).toPath();
        try {
            InboxFile file = InboxFile.at(path).notAfter(clock.instant());
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(file);
        } catch (NoSuchFileException e) {
            exchange.setRouteStop(true);
        }
    }
}
