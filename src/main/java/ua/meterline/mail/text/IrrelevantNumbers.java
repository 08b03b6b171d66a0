package ua.meterline.mail.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.mail.mime.Deadline;

/**
 * Takes numbers out of a folded text that are neither account nor reading by their form alone: phone numbers, dates, times,
 * addresses of the web. Each becomes a {@link #MARK}. Looks only where a number begins, with expressions of bounded length,
 * so that the time it takes grows with the text and no faster.
 */
final class IrrelevantNumbers {
    /** Stands for what was taken out. */
    static final char MARK = '\u0001';

    private static final String GONE = " " + MARK + " ";
    /** As far as a word that names an account, or a month, may stand before its number. */
    private static final int REACH = 24;

    private static final int SHORTEST_MONTH = 3;

    private static final Pattern LINK = Pattern.compile("(?<!\\S)(?=\\S{0,200}(?:@|://|www\\.))\\S{1,2000}+");

    private static final String MONTH =
            "(?:січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|янв|фев|мар|апр|ма[яеи]|июн|июл|авг|сен|окт|ноя|дек"
                    + "|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|maj|szept|okt)[a-zа-яі']{0,10}\\.?";

    private static final List<Pattern> NO_READINGS = List.of(
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
                    "(?<![.,])(?:\\d{4}\\.? ?)?\\d{1,2}(?:-?(?:го|е|ого|st|nd|rd|th|en|an))?\\.? (?:of )?" + MONTH
                            + "(?:,? ?(?:19|20)\\d{2}(?!\\d))?(?:,? ?(?:року|года|р|г)(?![а-яі])\\.?)?"
                            + "|20\\d{2}\\.? " + MONTH + "(?: \\d{1,2}\\.)?"),
            // 11.2026, 01.11 without a unit, 2026 року
            Pattern.compile("(?<![.,/-])(?:0?[1-9]|1[0-2])[./-]20\\d{2}(?!\\d)"
                    + "|(?<![.,/-])(?:0[1-9]|[12]\\d|3[01])\\.(?:0[1-9]|1[0-2])(?![\\d,]|\\.\\d| ?[мm]\\s?3| ?куб)"
                    + "|20\\d{2} ?-? ?(?:р|г|рік|року|роц|год)[а-яі]{0,3}(?![а-яі])"),
            // the place in a list: "1." or "2)" before something else
            Pattern.compile("(?<=(?:\\n|^)[ \\t]{0,8})\\d{1,3}"
                    + "(?:(?:[.)][ \\t]{1,4}|\\))(?=[^\\n\\d]*?[a-zа-яі]|\\d{10})|\\t{1,3}(?=\\d{10}))"));

    /** Ten digits in groups, as people write phone numbers; but also their account, when they say so. */
    private static final Pattern GROUPED = Pattern.compile(
            "(?<![,.])(?:\\d{3}[ -]\\d{3}[ -]\\d{2}[ -]\\d{2}"
                    + "|\\d{3}[ -]\\d{2}[ -]\\d{2}[ -]\\d{3}|\\d{3}[ -]\\d{3}[ -]\\d{4}|0\\d{2}[ -]\\d{7}|\\d{4}[ -]\\d{3}[ -]\\d{3}"
                    + "|0\\d{3}[ -]\\d{6}|\\d{4}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}|\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2})(?!\\d)");

    private static final Pattern ENDS_WITH_ACCOUNT = Pattern.compile(
            "(?:рах|рахун[а-яі]{0,6}|[ол0o]\\s?[/.\\\\]\\s?[рсpc]\\.?"
                    + "|счет[а-я]{0,3}|лицев[а-я]{0,3}|особов[а-яі]{0,3}|account|acc|a/c|szamla[a-z]{0,12})[^\\d\\n]{0,12}$");
    private static final Pattern ENDS_WITH_MONTH = Pattern.compile("(?<![a-zа-яі])" + MONTH + ",? $");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}(?!\\d)");
    private static final Pattern DAY = Pattern.compile("\\d{1,2}(?:st|nd|rd|th)?(?:,? ?20\\d{2})?(?!\\d)");

    private final String text;
    private final StringBuilder rest;
    private final List<Matcher> noReadings;
    private final Matcher grouped;

    private IrrelevantNumbers(String text) {
        this.text = text;
        rest = new StringBuilder(text.length());
        noReadings = NO_READINGS.stream().map(this::looking).toList();
        grouped = looking(GROUPED);
    }

    private Matcher looking(Pattern pattern) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    static String removed(String folded, Deadline deadline) {
        String text = folded.replace(MARK, ' ');
        if (text.contains("@") || text.contains("://") || text.contains("www.")) {
            text = LINK.matcher(text).replaceAll(GONE);
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

    /** Where the noise that begins here ends; not behind its beginning when there is none. */
    private int end(int at) {
        if (isAt(grouped, at)) {
            return grouped.end();
        }
        for (Matcher matcher : noReadings) {
            if (isAt(matcher, at)) {
                return matcher.end();
            }
        }
        return endOfDateAfterMonth(at);
    }

    /** November 1, листопад 2026: only where months are Latin may a day follow. */
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
        Matcher date = looking(latin ? DAY : YEAR);
        Matcher year = looking(YEAR);
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
        return isAccount ? " " + text.substring(at, end).replaceAll("[ -]", "") + " " : GONE;
    }
}
