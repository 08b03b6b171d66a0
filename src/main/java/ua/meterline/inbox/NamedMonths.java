package ua.meterline.inbox;

import java.time.Month;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The months that the title or the header of a list names. An old list that is sent again would otherwise count for
 * today.
 */
final class NamedMonths {
    private static final List<String> STEMS = List.of(
            "січ(?:ень|ня)|январ|janu|jan\\b",
            "лют(?:ий|ого)|феврал|febr|feb\\b",
            "берез(?:ень|ня)|март|march|márc|marc|mar\\b",
            "квіт(?:ень|ня)|апрел|april|ápril|apr\\b",
            "трав(?:ень|ня)|ма[йя]\\b|may\\b|máj|maj",
            "черв(?:ень|ня)|июн|june|jún|jun\\b",
            "лип(?:ень|ня)|июл|july|júl|jul\\b",
            "серп(?:ень|ня)|август|aug",
            "верес(?:ень|ня)|сентябр|septem|szept|sep\\b",
            "жовт(?:ень|ня)|октябр|october|október|oct\\b|okt\\b",
            "листоп|ноябр|novem|nov\\b",
            "груд(?:ень|ня)|декабр|decem|dec\\b");

    private static final Pattern NAME = pattern("(?<![\\p{L}\\p{N}])(?:" + groups() + ")");
    private static final Pattern DATE =
            pattern("(?<![\\d.])(?:0?[1-9]|[12]\\d|3[01])\\.(0?[1-9]|1[0-2])\\.(?:20)?\\d\\d(?!\\d)");
    /** In a title, other months are those of streets, contracts and the like. */
    private static final Pattern OF_LIST = pattern(
            "(?:(?<![\\p{L}\\p{N}])(?:за|на|станом на|for|as of|of) +\\S+(?: +20\\d\\d)?|\\S+ +20\\d\\d(?!\\d)|^\\S+$)");

    private NamedMonths() {}

    private static String groups() {
        return String.join("|", STEMS.stream().map(stem -> "(" + stem + ")").toList());
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
            IntStream.rangeClosed(1, STEMS.size())
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
