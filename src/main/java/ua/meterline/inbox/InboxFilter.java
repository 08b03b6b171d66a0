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
 * Says which files camel-file takes from the inbox folder, and in which order, and puts a {@link InboxFile} in the
 * place of what it brings. Thread-safe.
 */
public final class InboxFilter implements Processor, GenericFileFilter<File>, Comparator<GenericFile<File>> {
    /** What Java shows in the place of octets that are none. */
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
     * Mails and lists. Those that the gateway itself put there are whole; others when nobody has touched them for a while. Some
     * are never taken: camel-file would take a name with a backslash for a path, and Java finds no file by a name that is no
     * UTF-8.
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

    /** What camel-file takes for its time of change is only sorted by from here on. */
    private static void date(GenericFile<File> file) {
        try {
            file.setLastModified(
                    InboxFile.at(file.getFile().toPath()).receivedAt().toEpochMilli());
        } catch (IOException e) {
            // it is gone, and passed over in its turn
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

    /** The oldest first: of two readings, the one that came later counts. */
    @Override
    public int compare(GenericFile<File> one, GenericFile<File> other) {
        int byTime = Long.compare(one.getLastModified(), other.getLastModified());
        return byTime != 0 ? byTime : one.getFileName().compareTo(other.getFileName());
    }

    /** A file that went away after the folder was listed, because it was just done with, is passed over. */
    @Override
    public void process(Exchange exchange) throws IOException {
        // Not the path that camel-file has made of it: a backslash in a name is no separator here.
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
