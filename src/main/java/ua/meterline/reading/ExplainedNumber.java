package ua.meterline.reading;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A number of a text with what it was taken for.
 *
 * @param text as written, on one line
 * @param meanings exactly one if it is explained; none, or several, if it is not
 */
public record ExplainedNumber(String text, Set<NumberMeaning> meanings) {
    /** No reader needs a longer list, and a letter may have a hundred thousand numbers. */
    private static final int MOST_STORED = 100;

    public ExplainedNumber {
        meanings = Set.copyOf(meanings);
    }

    /** {@code 1250 reading}, {@code 1240 previous or reading}, {@code 12 unexplained}. */
    @Override
    public String toString() {
        return text + " "
                + (meanings.isEmpty()
                        ? "unexplained"
                        : new TreeSet<>(meanings)
                                .stream().map(NumberMeaning::label).collect(Collectors.joining(" or ")));
    }

    /** The text of the column {@code message.numbers}; null when there is no number. */
    public static String stored(List<ExplainedNumber> numbers) {
        if (numbers.isEmpty()) {
            return null;
        }
        String listed = numbers.stream()
                .limit(MOST_STORED)
                .map(ExplainedNumber::toString)
                .collect(Collectors.joining(", "));
        return numbers.size() > MOST_STORED ? listed + ", ..." : listed;
    }
}
