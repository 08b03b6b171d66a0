package ua.meterline.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds replies back that go to a number too often, or that would cost too much in a day. Only short messages are counted:
 * they are what costs, and what machines answer. For use by one thread, the one that writes.
 */
public final class ReplyGuard {
    private final LoopGuard loopGuard;
    private final Duration window;
    private final DailyBudget budget;
    private final InstantSource clock;
    /** What was admitted and is not known to be on disk. */
    private final List<String> unstored = new ArrayList<>();

    /** @param window what the loop guard counts in */
    public ReplyGuard(LoopGuard loopGuard, Duration window, DailyBudget budget, InstantSource clock) {
        this.loopGuard = loopGuard;
        this.window = window;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Decides which of these are answered, in their order. What was decided before and was not {@link #stored} never
     * happened: its transaction failed.
     */
    public List<Decision> guard(List<Decision> decisions) {
        unstored.forEach(this::takeBack);
        unstored.clear();
        Instant now = clock.instant();
        return decisions.stream().map(decision -> guarded(decision, now)).toList();
    }

    /** What was decided last is on disk. */
    public void stored() {
        unstored.clear();
    }

    /** From when on replies must be counted that were stored before the start. */
    public Instant beginning() {
        Instant now = clock.instant();
        Instant window = now.minus(this.window);
        Instant day = budget.startOfDay(now);
        return budget.isLimited() && day.isBefore(window) ? day : window;
    }

    /** A reply that was stored before the start; to be told of in the order of their times. */
    public void recall(String sender, Instant storedAt) {
        loopGuard.admit(sender, storedAt);
        if (!storedAt.isBefore(budget.startOfDay(clock.instant()))) {
            budget.admit(storedAt);
        }
    }

    private Decision guarded(Decision decision, Instant now) {
        CustomerMessage message = decision.message();
        if (decision.suppression() != null || message.channel() != Channel.SMS) {
            return decision;
        }
        if (!loopGuard.admit(message.sender(), now)) {
            return decision.suppressed(Suppression.LOOP_GUARD);
        }
        if (!budget.admit(now)) {
            loopGuard.takeBack(message.sender());
            return decision.suppressed(Suppression.DAILY_BUDGET);
        }
        unstored.add(message.sender());
        return decision;
    }

    private void takeBack(String sender) {
        loopGuard.takeBack(sender);
        budget.takeBack();
    }
}
