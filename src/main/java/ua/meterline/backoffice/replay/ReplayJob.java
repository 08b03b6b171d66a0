package ua.meterline.backoffice.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A replay in the background. Immutable.
 *
 * @param who began it
 * @param changes values of settings by name
 * @param messages replayed so far
 * @param ended null while it runs
 * @param result null unless it is done
 * @param problem why it failed; empty otherwise
 */
public record ReplayJob(
        String who,
        LocalDate since,
        Map<String, String> changes,
        State state,
        long messages,
        Instant began,
        Instant ended,
        Differences result,
        String problem) {
    /** Where it is. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    public ReplayJob {
        changes = Map.copyOf(changes);
    }

    static ReplayJob began(String who, LocalDate since, Map<String, String> changes, Instant now) {
        return new ReplayJob(who, since, changes, State.RUNNING, 0, now, null, null, "");
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    ReplayJob at(long done) {
        return new ReplayJob(who, since, changes, state, done, began, ended, result, problem);
    }

    ReplayJob done(Differences differences, Instant now) {
        return new ReplayJob(who, since, changes, State.DONE, differences.messages(), began, now, differences, problem);
    }

    ReplayJob ended(State how, String why, Instant now) {
        return new ReplayJob(who, since, changes, how, messages, began, now, null, why);
    }
}
