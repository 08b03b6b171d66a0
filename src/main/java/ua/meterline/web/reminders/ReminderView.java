package ua.meterline.web.reminders;

import ua.meterline.backoffice.reminders.ReminderCount;
import ua.meterline.backoffice.reminders.ReminderRound;

/**
 * What the page shows.
 *
 * @param counted null until there is a count
 * @param looked how many accounts the running count has looked at; null where none runs
 * @param round the last one that a person began; null for none
 * @param problem why none could begin just now; empty otherwise
 */
public record ReminderView(ReminderCount counted, Long looked, ReminderRound round, String problem) {
    /** Whether the page is to look again soon. */
    public boolean isBusy() {
        return isSending() || isFirstCount();
    }

    public boolean isSending() {
        return round != null && round.isRunning();
    }

    /** A later count is shown when the page is opened the next time. */
    public boolean isFirstCount() {
        return counted == null && looked != null;
    }
}
