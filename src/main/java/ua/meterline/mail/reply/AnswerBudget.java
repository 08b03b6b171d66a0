package ua.meterline.mail.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/**
 * Limits the answers to letters without an accepted reading within an hour, to all addresses together: programs that
 * answer each of our answers may write from another address each time. Counted since the start. Thread-safe.
 */
public final class AnswerBudget {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final IntSupplier perWindow;
    private final InstantSource clock;
    private final Deque<Instant> answers = new ArrayDeque<>();

    /** @param perHour 0 for no limit */
    public AnswerBudget(IntSupplier perHour, InstantSource clock) {
        this.perWindow = perHour;
        this.clock = clock;
    }

    /** Whether one more answer may be sent now; if so, it is counted. */
    public synchronized boolean admit() {
        Instant now = clock.instant();
        while (!answers.isEmpty() && answers.getFirst().plus(WINDOW).isBefore(now)) {
            answers.removeFirst();
        }
        int limit = perWindow.getAsInt();
        if (limit > 0 && answers.size() >= limit) {
            return false;
        } else if (limit > 0) {
            answers.addLast(now);
        }
        return true;
    }
}
