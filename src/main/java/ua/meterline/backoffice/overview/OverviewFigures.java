package ua.meterline.backoffice.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.backoffice.messages.MessageCounts;
import ua.meterline.store.StoreUnavailableException;

/**
 * One snapshot for all who look at the overview: requests query nothing. It is renewed every two seconds while a person
 * looks, and the progress of the period once a minute, or as often as its pace allows. Thread-safe.
 */
public final class OverviewFigures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverviewFigures.class);
    private static final Duration RENEWED = Duration.ofSeconds(2);
    private static final Duration COUNTED = Duration.ofMinutes(1);
    /** Without a request for so long, the figures are no longer renewed. */
    private static final Duration ABANDONED = Duration.ofSeconds(20);

    private static final Duration SHOWN_HOURS = Duration.ofHours(24);

    private final LiveFigures live;
    private final MessageCounts counts;
    private final ProgressCount progressCount;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Map<LiveFigures.Part, Instant> since = new ConcurrentHashMap<>();
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "overview");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Overview snapshot;
    private volatile long renewedAt;
    private volatile long lookedAt;
    private volatile PeriodProgress progress;
    private long nextCount = System.nanoTime();

    /** @param zone in which a day begins */
    public OverviewFigures(
            LiveFigures live, MessageCounts counts, ProgressCount progressCount, ZoneId zone, InstantSource clock) {
        this.live = live;
        this.counts = counts;
        this.progressCount = progressCount;
        this.zone = zone;
        this.clock = clock;
        this.lookedAt = System.nanoTime() - ABANDONED.toNanos();
    }

    public void start() {
        every(Duration.ofMillis(500), this::watch);
        every(Duration.ofMillis(500), this::countProgress);
    }

    private void every(Duration interval, Runnable work) {
        background.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warn("Overview: {}", e.toString(), e);
                    }
                },
                0,
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** At most some seconds old. */
    public Overview current() {
        lookedAt = System.nanoTime();
        Overview last = snapshot;
        return last == null || isOver(renewedAt, RENEWED.multipliedBy(2)) ? renewed() : last;
    }

    private boolean isLookedAt() {
        return !isOver(lookedAt, ABANDONED);
    }

    private static boolean isOver(long since, Duration duration) {
        return System.nanoTime() - since > duration.toNanos();
    }

    private void watch() {
        noteChanges(live.parts());
        if (isLookedAt() && isOver(renewedAt, RENEWED)) {
            renewed();
        }
    }

    /** Since when each part is in its state. */
    private void noteChanges(List<LiveFigures.Part> parts) {
        Instant now = clock.instant();
        since.keySet().retainAll(parts);
        parts.forEach(part -> since.putIfAbsent(part, now));
    }

    private synchronized Overview renewed() {
        if (snapshot != null && !isOver(renewedAt, RENEWED)) {
            return snapshot;
        }
        Instant now = clock.instant();
        Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        Optional<MessageCounts.Counted> counted = counted(midnight, now);
        List<LiveFigures.Part> parts = live.parts();
        noteChanges(parts);
        List<PartState> states = parts.stream()
                .map(part -> new PartState(part.kind(), part.name(), part.state(), since.getOrDefault(part, now)))
                .toList();
        LiveFigures.Replies replies = live.replies();
        LiveFigures.Reviews reviews = live.reviews();
        snapshot = new Overview(
                now,
                midnight,
                Finding.of(states, replies, reviews, now),
                states,
                replies,
                reviews,
                counted.map(MessageCounts.Counted::counts),
                counted.map(MessageCounts.Counted::complete).orElse(true),
                Optional.ofNullable(progress));
        renewedAt = System.nanoTime();
        return snapshot;
    }

    /** States are shown without the database, too. */
    private Optional<MessageCounts.Counted> counted(Instant midnight, Instant now) {
        Instant aDayAgo = now.minus(SHOWN_HOURS);
        try {
            return Optional.of(counts.between(aDayAgo.isBefore(midnight) ? aDayAgo : midnight, now.plusNanos(1)));
        } catch (StoreUnavailableException e) {
            LOG.debug("Overview: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** On one thread at a time. */
    private void countProgress() {
        if (!isLookedAt() || System.nanoTime() - nextCount < 0) {
            return;
        }
        long began = System.nanoTime();
        try {
            progress = progressCount.count();
        } catch (StoreUnavailableException e) {
            LOG.debug("Overview: {}", e.getMessage());
        }
        nextCount = began + COUNTED.toNanos();
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
