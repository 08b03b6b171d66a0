package ua.meterline.reading;

import java.util.Arrays;
import java.util.Optional;
import ua.meterline.reading.ReadingOutcome.ReminderWish;

/**
 * The words by which customers stop reminders and ask for them again: STOP and START, СТОП and СТАРТ, in any case, in
 * Cyrillic, Latin or mixed letters, with signs around them.
 */
public enum ReminderWord {
    STOP("[сcs][тt][оo][пpр]", "reminders-off"),
    START("[сcs][тt][аa][рpr][тt]", "reminders-on");

    private final SingleWord word;
    private final String label;

    ReminderWord(String letters, String label) {
        this.word = new SingleWord(letters);
        this.label = label;
    }

    /** The word in the column {@code message.reason}. */
    public String label() {
        return label;
    }

    /** Whether a reason in the column {@code message.reason} is such a word; it may be null. */
    public static boolean isLabel(String reason) {
        return STOP.label.equals(reason) || START.label.equals(reason);
    }

    /** Whether reminders are wanted. */
    public boolean isWanted() {
        return this == START;
    }

    /** Empty where the text is no such word, or more than it. */
    public static Optional<ReminderWord> of(String text) {
        return Arrays.stream(values()).filter(wish -> wish.word.is(text)).findFirst();
    }

    /** What a message asks for: only an SMS from a number that an SMS can be sent to. */
    static Optional<ReminderWish> in(CustomerMessage message) {
        return message.isWholeSmsOfSubscriber() ? of(message.text()).map(ReminderWish::new) : Optional.empty();
    }
}
