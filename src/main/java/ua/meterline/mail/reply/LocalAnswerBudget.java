package ua.meterline.mail.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/** The budget of the only gateway on its database, counted since the start. Thread-safe. */
public final class LocalAnswerBudget implements AnswerBudget {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final IntSupplier perWindow;
    private final InstantSource clock;
    private final Deque<Instant> answers = new ArrayDeque<>();

    /** @param perHour 0 for no limit */
    public LocalAnswerBudget(IntSupplier perHour, InstantSource clock) {
        this.perWindow = perHour;
        this.clock = clock;
    }

    @Override
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
