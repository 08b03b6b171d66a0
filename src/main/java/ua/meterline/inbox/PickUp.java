package ua.meterline.inbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

/**
 * Says which files camel-file takes from the inbox folder, and in which order, and puts a {@link DroppedFile} in the
 * place of what it brings. Thread-safe.
 */
public final class PickUp implements Processor, GenericFileFilter<File>, Comparator<GenericFile<File>> {
    private final InstantSource clock;
    private final Duration quietTime;
    private final LeftAlone leftAlone;

    /** @param quietTime how long a file must not have changed, so that nobody is still writing it */
    public PickUp(InstantSource clock, Duration quietTime, LeftAlone leftAlone) {
        this.clock = clock;
        this.quietTime = quietTime;
        this.leftAlone = leftAlone;
    }

    /**
     * Mails and lists. Those that the gateway itself put there are whole; others when they have been left alone. A name with a
     * backslash is left alone for ever: camel-file would take it for a path.
     */
    @Override
    public boolean accept(GenericFile<File> file) {
        String name = file.getFile().getName();
        if (file.isDirectory()
                || isHiddenOrAPath(name)
                || FileName.extension(name).isEmpty()
                || leftAlone.contains(file.getFile().toPath())) {
            return false;
        }
        Instant changed = Instant.ofEpochMilli(file.getLastModified());
        return FileKeys.isFromAMailbox(name)
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
        Instant now = clock.instant();
        try {
            Instant changed =
                    Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(new DroppedFile(path, changed.isAfter(now) ? now : changed));
        } catch (NoSuchFileException e) {
            exchange.setRouteStop(true);
        }
    }
}
