package ua.meterline.inbox;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ua.meterline.common.TermFile;
import ua.meterline.common.UnusableFileException;

/**
 * The known columns of a list, and the words in a header by which each is recognised, which are sections of
 * {@code inbox/columns.txt}.
 */
enum ColumnMatcher {
    ACCOUNT(List.of("account"), List.of("reading", "day", "before", "money", "no-account"), List.of()),
    READING(
            List.of("reading"),
            List.of("day", "before", "money", "note", "other-utility", "use", "no-reading"),
            List.of("current")),
    DATE(List.of("day"), List.of("before", "no-date"), List.of("reading", "taken")),
    NOTE(List.of("note"), List.of(), List.of()),
    /** The reading of the period before: it is not read, but the current one may not be below it. */
    PREVIOUS(
            List.of("before"),
            List.of("day", "money", "note", "use", "other-utility", "no-previous"),
            List.of("reading"));

    /** Columns that are understood, and of no interest. */
    private static final Pattern IRRELEVANT =
            words(List.of("before", "money", "day", "use", "note", "other-utility", "irrelevant"));

    /** The last one that is known, or the latest one? */
    private static final Pattern LAST = words(List.of("last"));

    private static final Pattern UTILITY = words(List.of("other-utility"));
    private static final Pattern PLACE_OR_PERSON = words(List.of("place-or-person"));

    /** What a note says of a reading that a person has to look at. */
    private static final Pattern DOUBT = words(List.of("doubt"));

    private static final Pattern GAS = words(List.of("gas"));

    /** Matches nothing. */
    private static final String NO_WORD = "(?!)";

    private final Pattern names;
    private final Pattern othersName;
    private final Pattern preferred;

    /**
     * @param names sections of words for the column
     * @param othersName sections of words that exclude it
     * @param preferred of several candidates, one with a word of these sections wins
     */
    ColumnMatcher(List<String> names, List<String> othersName, List<String> preferred) {
        this.names = words(names);
        this.othersName = words(othersName);
        this.preferred = words(preferred);
    }

    private static Pattern words(List<String> sections) {
        String alternatives = sections.isEmpty()
                ? NO_WORD
                : sections.stream().map(Words.FILE::anyOf).collect(Collectors.joining("|"));
        return Pattern.compile(
                "(?:(?<![\\p{L}\\p{N}])|(?-i:(?<=\\p{Ll})(?=\\p{Lu})))(?:" + alternatives + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Whether a heading mentions the column, if only as "previous reading". */
    boolean isMentionedIn(String heading) {
        return names.matcher(heading).find();
    }

    /** Whether numbers below a heading are certainly no readings of this period. */
    static boolean isIrrelevant(String heading) {
        return IRRELEVANT.matcher(heading).find();
    }

    static boolean isOfPlaceOrPerson(String heading) {
        return PLACE_OR_PERSON.matcher(heading).find();
    }

    static boolean isDoubt(String note) {
        return DOUBT.matcher(note).find();
    }

    /** Whether a text names water, electricity or heat, and not gas. */
    static boolean isOfAnotherUtility(String text) {
        return UTILITY.matcher(text).find() && !isOfGas(text);
    }

    /** Whether a heading does not tell the current reading from the one before. */
    static boolean isOfLastReading(String heading) {
        return LAST.matcher(heading).find()
                && !READING.preferred.matcher(heading).find();
    }

    static boolean isOfGas(String text) {
        return GAS.matcher(text).find();
    }

    /**
     * The index of the column; -1 when there is none.
     *
     * @throws UnusableFileException when several columns match
     */
    int place(List<String> headings) throws UnusableFileException {
        List<Integer> fitting = places(headings);
        List<Integer> better = fitting.stream()
                .filter(i -> preferred.matcher(headings.get(i)).find())
                .toList();
        List<Integer> places = better.isEmpty() ? fitting : better;
        if (places.size() > 1 && this != NOTE && this != PREVIOUS) {
            throw new UnusableFileException(
                    "ambiguous-columns",
                    "Columns " + (places.get(0) + 1) + " and " + (places.get(1) + 1)
                            + " could both be the " + name().toLowerCase(Locale.ROOT)
                            + ". Leave the one that counts, or head it as the current one.");
        }
        return places.isEmpty() ? -1 : places.get(0);
    }

    /** The indexes of all columns that it could be. */
    List<Integer> places(List<String> headings) {
        return IntStream.range(0, headings.size())
                .filter(i -> fits(headings.get(i)))
                .boxed()
                .toList();
    }

    private boolean fits(String heading) {
        return isMentionedIn(heading) && !othersName.matcher(heading).find();
    }

    /** Read before the columns are made. */
    private static final class Words {
        static final TermFile FILE = TermFile.read("inbox/columns.txt");
    }
}
