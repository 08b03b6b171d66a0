package ua.meterline.reading;

import java.util.HashMap;
import java.util.Map;
import ua.meterline.reading.ReadingOutcome.ReminderWish;

/**
 * What numbers have said about reminders, while a group is decided. STOP, START and STOP again within the redelivery
 * window are three wishes, although the third has the fingerprint of the first. For use by one thread.
 */
final class SaidWishes {
    private final Map<String, ReminderWord> last;

    /** @param stored the last word of each number, by sender */
    SaidWishes(Map<String, ReminderWord> stored) {
        last = new HashMap<>(stored);
    }

    /**
     * Notes the wish of a message, if it is one.
     *
     * @return whether its number had said the opposite last; such a message is no redelivery
     */
    boolean isChangedBy(JudgedMessage judged) {
        if (judged.outcome() instanceof ReminderWish wish) {
            ReminderWord before = last.put(judged.message().sender(), wish.word());
            return before != null && before != wish.word();
        }
        return false;
    }
}
