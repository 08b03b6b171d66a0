package ua.meterline.inbox;

import java.time.Month;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ua.meterline.common.TermFile;

/**
 * The months that the title or the header of a list names. An old list that is sent again would otherwise count for
 * today.
 */
final class NamedMonths {
    private static final TermFile WORDS = TermFile.read("inbox/columns.txt");

    private static final Pattern NAME = pattern("(?<![\\p{L}\\p{N}])(?:" + groups() + ")");
    private static final Pattern DATE =
            pattern("(?<![\\d.])(?:0?[1-9]|[12]\\d|3[01])\\.(0?[1-9]|1[0-2])\\.(?:20)?\\d\\d(?!\\d)");
    /** In a title, other months are those of streets, contracts and the like. */
    private static final Pattern OF_LIST = pattern("(?:(?<![\\p{L}\\p{N}])" + WORDS.anyOf("before-month")
            + " +\\S+(?: +20\\d\\d)?|\\S+ +20\\d\\d(?!\\d)|^\\S+$)");

    private NamedMonths() {}

    /** One group for each month. */
    private static String groups() {
        return Stream.of(Month.values())
                .map(month -> "(" + WORDS.anyOf(month.name().toLowerCase(Locale.ROOT)) + ")")
                .collect(Collectors.joining("|"));
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /**
     * Whether months are named, but neither this one nor its neighbours: readings of the 1st are collected from the
     * end of the month before.
     *
     * @param titles lines above the list, and the name of its sheet
     * @param heading of the reading
     */
    static boolean areOthersThan(YearMonth now, List<String> titles, String heading) {
        Set<Month> named = new HashSet<>(in(heading));
        titles.forEach(title -> OF_LIST.matcher(title).results().forEach(part -> named.addAll(in(part.group()))));
        return !named.isEmpty()
                && named.stream()
                        .noneMatch(Set.of(
                                now.minusMonths(1).getMonth(),
                                now.getMonth(),
                                now.plusMonths(1).getMonth())::contains);
    }

    private static Set<Month> in(String text) {
        Set<Month> months = new HashSet<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            IntStream.rangeClosed(1, Month.values().length)
                    .filter(i -> name.group(i) != null)
                    .mapToObj(Month::of)
                    .forEach(months::add);
        }
        DATE.matcher(text)
                .results()
                .map(date -> Month.of(Integer.parseInt(date.group(1))))
                .forEach(months::add);
        return months;
    }
}
