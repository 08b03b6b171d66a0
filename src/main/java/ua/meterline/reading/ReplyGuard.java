package ua.meterline.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Suppresses replies beyond the limits per number and per day. Only SMS are counted: they cost money, and machines
 * answer them. For use by the writing thread.
 */
public final class ReplyGuard {
    private final LoopGuard loopGuard;
    private final Duration window;
    private final DailyBudget budget;
    private final InstantSource clock;
    private final InstantSource steadyClock;
    /** Admitted replies that may not be committed yet. */
    private final List<String> unconfirmed = new ArrayList<>();

    /**
     * @param window of the loop guard
     * @param clock of the days
     * @param steadyClock of the window
     */
    public ReplyGuard(
            LoopGuard loopGuard, Duration window, DailyBudget budget, InstantSource clock, InstantSource steadyClock) {
        this.loopGuard = loopGuard;
        this.window = window;
        this.budget = budget;
        this.clock = clock;
        this.steadyClock = steadyClock;
    }

    /**
     * Decides which replies are sent, in order. Decisions since the last {@link #confirm} are undone: their
     * transaction failed.
     */
    public List<Decision> guard(List<Decision> decisions) {
        unconfirmed.forEach(this::takeBack);
        unconfirmed.clear();
        return decisions.stream().map(this::guarded).toList();
    }

    /** Keeps the counts of the last decisions: they are committed. */
    public void confirm() {
        unconfirmed.clear();
    }

    /** From when on earlier replies must be recalled at the start. */
    public Instant beginning() {
        Instant now = clock.instant();
        Instant window = now.minus(this.window);
        Instant day = budget.startOfDay(now);
        return budget.isLimited() && day.isBefore(window) ? day : window;
    }

    /** Counts a reply stored before the start, in order. A time in the future counts as now: the clock was set back. */
    public void recall(String sender, Instant storedAt) {
        Instant now = clock.instant();
        Instant at = storedAt.isAfter(now) ? now : storedAt;
        loopGuard.admit(sender, at);
        if (!at.isBefore(budget.startOfDay(now))) {
            budget.admit(at);
        }
    }

    private Decision guarded(Decision decision) {
        CustomerMessage message = decision.message();
        if (decision.suppression() != null || message.channel() != Channel.SMS) {
            return decision;
        }
        if (!loopGuard.admit(message.sender(), steadyClock.instant())) {
            return decision.suppressed(Suppression.LOOP_GUARD);
        }
        if (!budget.admit(clock.instant())) {
            loopGuard.takeBack(message.sender());
            return decision.suppressed(Suppression.DAILY_BUDGET);
        }
        unconfirmed.add(message.sender());
        return decision;
    }

    private void takeBack(String sender) {
        loopGuard.takeBack(sender);
        budget.takeBack();
    }
}
