package ua.meterline.mail.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.mail.mime.Deadline;

/**
 * Removes from a folded text what by its form is neither an account nor a reading: phone numbers, dates, times, web
 * addresses. Each becomes a {@link #MARK}. The expressions are of bounded length and are tried only where a number
 * begins: the time is linear in the length of the text. Words are in {@code mail/phrases.txt}.
 */
final class IrrelevantNumbers {
    /** In the place of what was removed. */
    static final char MARK = '\u0001';

    private static final String REMOVED = " " + MARK + " ";
    /** The maximum distance of a word that names an account or a month from its number, in characters. */
    private static final int REACH = 24;

    private static final int SHORTEST_MONTH = 3;

    private static final Pattern LINK = Pattern.compile("(?<!\\S)(?=\\S{0,200}(?:@|://|www\\.))\\S{1,2000}+");

    private static final TermFile PHRASES = TermFile.read("phrases");
    private static final String MONTH = PHRASES.anyOf("month") + "[a-zа-яі']{0,10}\\.?";

    private static final List<Pattern> IRRELEVANT = List.of(
            // +380 50 123 45 67, 8-050-123-45-67, +36 30 123 4567
            Pattern.compile("(?:\\+ ?38|38|8[ -])[ -]?\\(?0[ -]?\\d{2}\\)?[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)"
                    + "|\\+\\d{1,3}[ -]?\\(?\\d{1,4}\\)?(?:[ -]?\\d{2,4}){2,3}(?!\\d)"
                    + "|\\(\\+?38\\) ?0\\d{2}[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)"),
            // (050) 123-45-67, 0(50)1234567, (03122) 2-12-34
            Pattern.compile("(?:\\(0\\d{2,4}\\)|0 ?\\(\\d{2,4}\\))[ -]?\\d{1,3}[ -]?\\d{2,3}[ -]?\\d{2,3}(?!\\d)"),
            // 01.11.2026, 1/11/26, 2026-11-01
            Pattern.compile("(?<![.,/-])(?:\\d{1,2} ?[./-] ?\\d{1,2} ?[./-] ?(?:\\d{4}|\\d{2})"
                    + "|\\d{4} ?[./-] ?\\d{1,2} ?[./-] ?\\d{1,2}\\.?)(?![\\d/-])"),
            // 18:30
            Pattern.compile("(?<!:)\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:])"),
            // 1 листопада 2026 р., 1st of November, 2026. november 1.
            Pattern.compile(
                    "(?<![.,])(?:\\d{4}\\.? ?)?\\d{1,2}(?:-?" + PHRASES.anyOf("day-ending") + ")?\\.? (?:of )?" + MONTH
                            + "(?:,? ?(?:19|20)\\d{2}(?!\\d))?(?:,? ?" + PHRASES.anyOf("year") + "(?![а-яі])\\.?)?"
                            + "|20\\d{2}\\.? " + MONTH + "(?: \\d{1,2}\\.)?"),
            // 11.2026, 01.11 without a unit, 2026 року
            Pattern.compile("(?<![.,/-])(?:0?[1-9]|1[0-2])[./-]20\\d{2}(?!\\d)"
                    + "|(?<![.,/-])(?:0[1-9]|[12]\\d|3[01])\\.(?:0[1-9]|1[0-2])(?![\\d,]|\\.\\d| ?[мm]\\s?3| ?куб)"
                    + "|20\\d{2} ?-? ?" + PHRASES.anyOf("year-stem") + "[а-яі]{0,3}(?![а-яі])"),
            // the number of a list item: "1." or "2)" before other text
            Pattern.compile("(?<=(?:\\n|^)[ \\t]{0,8})\\d{1,3}"
                    + "(?:(?:[.)][ \\t]{1,4}|\\))(?=[^\\n\\d]*?[a-zа-яі]|\\d{10})|\\t{1,3}(?=\\d{10}))"));

    /** Ten digits in groups: a phone number, unless a word before it names an account. */
    private static final Pattern GROUPED = Pattern.compile(
            "(?<![,.])(?:\\d{3}[ -]\\d{3}[ -]\\d{2}[ -]\\d{2}"
                    + "|\\d{3}[ -]\\d{2}[ -]\\d{2}[ -]\\d{3}|\\d{3}[ -]\\d{3}[ -]\\d{4}|0\\d{2}[ -]\\d{7}|\\d{4}[ -]\\d{3}[ -]\\d{3}"
                    + "|0\\d{3}[ -]\\d{6}|\\d{4}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}|\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2})(?!\\d)");

    private static final Pattern ENDS_WITH_ACCOUNT = Pattern.compile(PHRASES.anyOf("account") + "[^\\d\\n]{0,12}$");
    private static final Pattern ENDS_WITH_MONTH = Pattern.compile("(?<![a-zа-яі])" + MONTH + ",? $");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}(?!\\d)");
    private static final Pattern DAY = Pattern.compile("\\d{1,2}(?:st|nd|rd|th)?(?:,? ?20\\d{2})?(?!\\d)");

    private final String text;
    private final StringBuilder rest;
    private final List<Matcher> irrelevant;
    private final Matcher grouped;

    private IrrelevantNumbers(String text) {
        this.text = text;
        rest = new StringBuilder(text.length());
        irrelevant = IRRELEVANT.stream().map(this::matcher).toList();
        grouped = matcher(GROUPED);
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    static String removed(String folded, Deadline deadline) {
        String text = folded.replace(MARK, ' ');
        if (text.contains("@") || text.contains("://") || text.contains("www.")) {
            text = LINK.matcher(text).replaceAll(REMOVED);
        }
        return new IrrelevantNumbers(text).removed(deadline);
    }

    private String removed(Deadline deadline) {
        int kept = 0;
        for (int at = 0; at < text.length(); at++) {
            if (isStart(at)) {
                deadline.check();
                int end = end(at);
                if (end > at) {
                    rest.append(text, kept, at).append(replacement(at, end));
                    kept = end;
                    at = end - 1;
                }
            }
        }
        return rest.append(text, kept, text.length()).toString();
    }

    private boolean isStart(int at) {
        char c = text.charAt(at);
        return c == '+' || c == '(' || isDigit(c) && (at == 0 || !isDigit(text.charAt(at - 1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The end of the irrelevant number that begins here; {@code at} when there is none. */
    private int end(int at) {
        if (isAt(grouped, at)) {
            return grouped.end();
        }
        for (Matcher matcher : irrelevant) {
            if (isAt(matcher, at)) {
                return matcher.end();
            }
        }
        return endOfDateAfterMonth(at);
    }

    /** November 1, листопад 2026: a day may follow a month in Latin letters only. */
    private int endOfDateAfterMonth(int at) {
        String before = text.substring(Math.max(0, at - REACH), at);
        if (!before.endsWith(" ")
                || before.strip().length() < SHORTEST_MONTH
                || !ENDS_WITH_MONTH.matcher(before).find()) {
            return at;
        }
        boolean latin = before.strip()
                        .chars()
                        .filter(Character::isLetter)
                        .reduce((a, b) -> b)
                        .orElse('я')
                < 0x80;
        Matcher date = matcher(latin ? DAY : YEAR);
        Matcher year = matcher(YEAR);
        return isAt(year, at) ? year.end() : isAt(date, at) ? date.end() : at;
    }

    private boolean isAt(Matcher matcher, int at) {
        return matcher.region(at, text.length()).lookingAt();
    }

    private String replacement(int at, int end) {
        boolean isGrouped = isAt(grouped, at);
        boolean isAccount = isGrouped
                && ENDS_WITH_ACCOUNT
                        .matcher(text.substring(Math.max(0, at - REACH), at))
                        .find();
        return isAccount ? " " + text.substring(at, end).replaceAll("[ -]", "") + " " : REMOVED;
    }
}
