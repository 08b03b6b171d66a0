package ua.meterline.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides the middle of account and telephone numbers; a person sees which one is meant, and not whose it is. */
public final class Masking {
    private static final String DIGIT = "[0-9OoОо]";
    /** (050) 123-45-67, 050.123.45.67, 067-1234567; other numbers with dots are dates. */
    private static final String TELEPHONE = "\\+?(?:38[ \u00A0.-]?)?\\(?0" + DIGIT + "{2}[ \u00A0.()/-]{1,3}" + DIGIT
            + "{2,7}(?:[ \u00A0.-]{1,2}" + DIGIT + "{2,4}){0,3}(?![0-9])";

    private static final String GROUPS = "\\+?" + DIGIT + "{2,4}(?:[ \u00A0-]{1,2}" + DIGIT + "{2,4}){2,4}(?![0-9])";
    /** Seven digits in a row, or ten in groups, as people write accounts and telephone numbers. */
    private static final Pattern LONG_NUMBER =
            Pattern.compile("(?<![0-9])" + TELEPHONE + "|\\+?[0-9]{7,}|(?<![0-9])" + GROUPS);

    private static final int DIGITS_IN_GROUPS = 9;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;\"()]{1,100}@[^\\s<>,;\"()]{1,100}");
    private static final String HIDDEN = "•••";
    private static final int LONGEST_PART = 4;

    private Masking() {}

    /** An account, {@code 050•••4567}. */
    public static String account(String account) {
        return masked(account, 3, LONGEST_PART);
    }

    /** A telephone number, {@code +38050•••67}, or an address of mail, {@code ol•••@example.com}. */
    public static String sender(String sender) {
        int at = sender.indexOf('@');
        if (at >= 0) {
            return sender.substring(0, Math.min(2, at)) + HIDDEN + sender.substring(at);
        }
        return masked(sender, sender.startsWith("+") ? 6 : 3, 2);
    }

    /** A customer's text: digits of account and telephone numbers in it are hidden. */
    public static String text(String text) {
        return LONG_NUMBER
                .matcher(text)
                .replaceAll(number -> isLong(number.group())
                        ? masked(number.group(), 3, 2)
                        : Matcher.quoteReplacement(number.group()));
    }

    private static boolean isLong(String number) {
        return number.chars().allMatch(c -> c >= '0' && c <= '9' || c == '+')
                || number.chars().filter(c -> c >= '0' && c <= '9').count() >= DIGITS_IN_GROUPS;
    }

    /** Names with addresses of mail, as a header has them: each address is hidden. */
    public static String addresses(String text) {
        return text(ADDRESS.matcher(text).replaceAll(address -> Matcher.quoteReplacement(sender(address.group()))));
    }

    private static String masked(String number, int first, int last) {
        if (number.length() <= first + last) {
            return HIDDEN;
        }
        return number.substring(0, first) + HIDDEN + number.substring(number.length() - last);
    }
}
