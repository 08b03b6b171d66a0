package ua.meterline.inbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that cannot be imported for a reason of their own. Each is passed over for a minute, so that those behind it are not
 * kept waiting, however many there are. Thread-safe.
 */
public final class FilesLeftAlone {
    private static final Duration FOR = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<Path, Instant> until = new ConcurrentHashMap<>();

    public FilesLeftAlone(InstantSource clock) {
        this.clock = clock;
    }

    void add(Path file) {
        Instant now = clock.instant();
        until.values().removeIf(now::isAfter);
        until.put(file, now.plus(FOR));
    }

    boolean contains(Path file) {
        Instant end = until.get(file);
        return end != null && clock.instant().isBefore(end);
    }
}
