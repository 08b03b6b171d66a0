package ua.meterline.mail.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Limits the answers to letters without an accepted reading within an hour, to all addresses together: programs that
 * answer each of our answers may write from another address each time. Counted since the start. Thread-safe.
 */
public final class AnswerBudget {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final int perWindow;
    private final InstantSource clock;
    private final Deque<Instant> answers = new ArrayDeque<>();

    /** @param perHour 0 for no limit */
    public AnswerBudget(int perHour, InstantSource clock) {
        this.perWindow = perHour;
        this.clock = clock;
    }

    /** Whether one more answer may be sent now; if so, it is counted. */
    public synchronized boolean admit() {
        Instant now = clock.instant();
        while (!answers.isEmpty() && answers.getFirst().plus(WINDOW).isBefore(now)) {
            answers.removeFirst();
        }
        if (perWindow > 0 && answers.size() >= perWindow) {
            return false;
        } else if (perWindow > 0) {
            answers.addLast(now);
        }
        return true;
    }
}
