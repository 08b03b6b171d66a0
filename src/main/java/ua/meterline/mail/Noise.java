package ua.meterline.mail;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes numbers out of a folded text that are neither account nor reading by their form alone: phone numbers, dates, times,
 * addresses of the web. Each becomes {@link #MARK}. Every expression has bounded repetitions only.
 */
final class Noise {
    /** Stands for what was taken out. */
    static final char MARK = '\u0001';

    private static final String GONE = " " + MARK + " ";
    /** As far as a word that names an account may stand before its number. */
    private static final int REACH = 24;

    private static final Pattern LINK = Pattern.compile("(?<!\\S)(?=\\S{0,200}(?:@|://|www\\.))\\S{1,2000}+");
    private static final Pattern INTERNATIONAL = Pattern.compile(
            "(?<![\\d+])(?:\\+ ?38|38|8[ -])[ -]?\\(?0[ -]?\\d{2}\\)?[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)"
                    + "|(?<![\\d+])\\+\\d{1,3}[ -]?\\(?\\d{1,4}\\)?(?:[ -]?\\d{2,4}){2,3}(?!\\d)"
                    + "|\\(\\+?38\\) ?0\\d{2}[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)");
    private static final Pattern BRACKETED = Pattern.compile(
            "(?<!\\d)(?:\\(0\\d{2,4}\\)|0 ?\\(\\d{2,4}\\))[ -]?\\d{1,3}[ -]?\\d{2,3}[ -]?\\d{2,3}(?!\\d)");
    /** Ten digits in groups, as people write phone numbers; but also their account, when they say so. */
    private static final Pattern GROUPED =
            Pattern.compile("(?<![\\d,.])(?:\\d{3}[ -]\\d{3}[ -]\\d{2}[ -]\\d{2}|\\d{3}[ -]\\d{2}[ -]\\d{2}[ -]\\d{3}"
                    + "|\\d{3}[ -]\\d{3}[ -]\\d{4}|0\\d{2}[ -]\\d{7}|\\d{4}[ -]\\d{3}[ -]\\d{3}|0\\d{3}[ -]\\d{6}|\\d{4}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}"
                    + "|\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}|\\d{5}[ -]\\d{5})(?!\\d)");

    private static final Pattern ACCOUNT_WORD = Pattern.compile(
            "(?:рах|рахун[а-яі]{0,6}|[ол0o]\\s?[/.\\\\]\\s?[рсpc]\\.?|счет[а-я]{0,3}|лицев[а-я]{0,3}|особов[а-яі]{0,3}|account|acc|a/c|szamla\\w{0,12}|folyoszamla\\w{0,8})[^\\d\\n]{0,12}$");

    private static final String MONTH =
            "(?:січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|янв|фев|мар|апр|ма[яеи]|июн|июл|авг|сен|окт|ноя|дек"
                    + "|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|maj|szept|okt)[a-zа-яі']{0,10}\\.?";
    private static final Pattern DATE = Pattern.compile(
            "(?<![\\d.,/-])(?:\\d{1,2} ?[./-] ?\\d{1,2} ?[./-] ?(?:\\d{4}|\\d{2})|\\d{4} ?[./-] ?\\d{1,2} ?[./-] ?\\d{1,2}\\.?)(?![\\d/-])");
    private static final Pattern TIME = Pattern.compile("(?<![\\d:])\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:])");
    private static final Pattern WORDED_DATE =
            Pattern.compile("(?<![\\d.,])(?:(?:\\d{4}\\.? ?)?\\d{1,2}(?:-?(?:го|е|ого|st|nd|rd|th|en|an))?\\.? (?:of )?"
                    + MONTH + "(?:,? ?(?:19|20)\\d{2}(?!\\d))?(?:,? ?(?:року|года|р|г)(?![а-яі])\\.?)?"
                    + "|(?<![a-zа-яі])" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?(?:,? ?20\\d{2})?(?!\\d)"
                    + "|(?<![a-zа-яі])" + MONTH + ",? ?20\\d{2}(?!\\d)|(?<!\\d)20\\d{2}\\.? " + MONTH
                    + "(?: \\d{1,2}\\.)?)");
    private static final Pattern MONTH_OF_YEAR = Pattern.compile(
            "(?<![\\d.,/-])(?:0?[1-9]|1[0-2])[./-]20\\d{2}(?![\\d])|(?<![\\d.,/-])(?:0[1-9]|[12]\\d|3[01])\\.(?:0[1-9]|1[0-2])(?![\\d,]|\\.\\d| ?[мm]\\s?3| ?куб)"
                    + "|(?<!\\d)20\\d{2} ?-? ?(?:р|г|рік|року|роц|год)[а-яі]{0,3}(?![а-яі])");
    /** The place in a list: "1." or "2)" before something else. */
    private static final Pattern LIST_INDEX = Pattern.compile(
            "(?m)^[ \\t]{0,8}\\d{1,3}(?:[.)][ \\t]{1,4}|\\))(?=[^\\n\\d]*?[a-zа-яі]|\\d{10})|^[ ]{0,8}\\d{1,3}\\t{1,3}(?=\\d{10})");

    private static final List<Pattern> ALWAYS = List.of(LINK, INTERNATIONAL, BRACKETED);
    private static final List<Pattern> DATES = List.of(DATE, TIME, WORDED_DATE, MONTH_OF_YEAR, LIST_INDEX);

    private Noise() {}

    static String removed(String folded) {
        String text = folded.replace(MARK, ' ');
        for (Pattern pattern : ALWAYS) {
            text = pattern.matcher(text).replaceAll(GONE);
        }
        String withPhones = text;
        text = GROUPED.matcher(withPhones).replaceAll(accountOrPhone(withPhones));
        for (Pattern pattern : DATES) {
            text = pattern.matcher(text).replaceAll(GONE);
        }
        return text;
    }

    private static Function<MatchResult, String> accountOrPhone(String text) {
        return grouped -> ACCOUNT_WORD
                        .matcher(text.substring(Math.max(0, grouped.start() - REACH), grouped.start()))
                        .find()
                ? " " + grouped.group().replaceAll("[ -]", "") + " "
                : grouped.group().matches("\\d{5}.\\d{5}") ? grouped.group() : GONE;
    }
}
