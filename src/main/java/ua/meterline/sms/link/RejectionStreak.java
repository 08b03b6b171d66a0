package ua.meterline.sms.link;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Temporary rejections of one session without an accepted submit_sm between them. Single ones say nothing about the
 * session; a session that accepts nothing for a minute is of no use, whatever the SMSC calls the reason. Thread-safe.
 */
final class RejectionStreak {
    static final int FEWEST = 10;
    static final Duration SHORTEST = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private int length;
    private long since;

    /** @param nanoTime the monotonic clock, as {@link System#nanoTime} */
    RejectionStreak(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts a rejection; returns whether the session is of no use. */
    synchronized boolean rejected() {
        long now = nanoTime.getAsLong();
        if (length++ == 0) {
            since = now;
        }
        return length >= FEWEST && now - since >= SHORTEST.toNanos();
    }

    synchronized void end() {
        length = 0;
    }
}
