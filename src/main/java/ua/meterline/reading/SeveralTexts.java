package ua.meterline.reading;

import ua.meterline.reading.language.Language;
import ua.meterline.reading.language.MultilingualText;

/**
 * The texts of which the reply to several readings in one SMS is made.
 *
 * @param accepted with {@link #COUNT}, the number of readings that are accepted, duplicate or held
 * @param rejected with {@link #LINES}, the lines that are rejected, or their number
 */
public record SeveralTexts(MultilingualText accepted, MultilingualText rejected) {
    public static final String COUNT = "{count}";
    public static final String LINES = "{lines}";

    /** For texts without a setting of their own. */
    static final SeveralTexts DEFAULT = new SeveralTexts(
            new MultilingualText(Language.ANNOUNCED, COUNT), new MultilingualText(Language.ANNOUNCED, LINES));

    /**
     * @param accepted how many; none are not mentioned
     * @param rejected the lines or their number; empty for none
     * @param message the customer's text, which decides the language
     */
    String reply(int accepted, String rejected, String message) {
        String first = accepted == 0 ? "" : this.accepted.answering(message).replace(COUNT, String.valueOf(accepted));
        String second =
                rejected.isEmpty() ? "" : this.rejected.answering(message).replace(LINES, rejected);
        return first + (first.isEmpty() || second.isEmpty() ? "" : ". ") + second;
    }

    /** The length of the longest reply that names no line, in characters. */
    public int length(int most) {
        String number = String.valueOf(most);
        return longest(accepted, COUNT, number) + ". ".length() + longest(rejected, LINES, number);
    }

    private static int longest(MultilingualText text, String placeholder, String number) {
        return text.all().stream()
                .mapToInt(one -> one.replace(placeholder, number).length())
                .max()
                .orElse(0);
    }
}
