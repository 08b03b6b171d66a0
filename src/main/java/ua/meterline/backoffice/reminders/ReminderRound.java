package ua.meterline.backoffice.reminders;

import java.time.Instant;

/**
 * Reminders that a person had scheduled. Immutable.
 *
 * @param who the login of the person
 * @param step what it goes through: {@code accounts}, then {@code reminders}
 * @param done how many of them so far
 * @param endedAt null while it runs
 * @param isComplete whether all that were due are scheduled; otherwise another round continues
 */
public record ReminderRound(String who, Instant since, String step, long done, Instant endedAt, boolean isComplete) {
    static ReminderRound begun(String who, Instant now) {
        return new ReminderRound(who, now, "accounts", 0, null, false);
    }

    public boolean isRunning() {
        return endedAt == null;
    }

    ReminderRound at(String what, long count) {
        return new ReminderRound(who, since, what, count, null, false);
    }

    ReminderRound ended(Instant now, long reminders) {
        return new ReminderRound(who, since, "reminders", reminders, now, true);
    }

    ReminderRound failed(Instant now) {
        return new ReminderRound(who, since, step, done, now, false);
    }
}
