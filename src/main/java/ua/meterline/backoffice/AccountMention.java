package ua.meterline.backoffice;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ua.meterline.reading.AccountNumber;

/**
 * Recognises an account in what a customer wrote, also where his message was refused for the way he wrote it: with blanks,
 * hyphens, dots or slashes between the digits, or the letter O for a zero. Immutable.
 */
public final class AccountMention {
    /** Ten digits that are not part of a longer number. */
    private static final Pattern ANY = Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])");

    private final Pattern account;

    public AccountMention(AccountNumber account) {
        // Nothing is asked of what follows: the reading may stand there without a blank between.
        this.account = Pattern.compile(account.digits()
                .chars()
                .mapToObj(digit -> digit == '0' ? "[0OoОо]" : Character.toString(digit))
                .collect(Collectors.joining("[\\s\\u00A0./_-]{0,2}", "(?<![0-9])", "")));
    }

    public boolean isIn(String text) {
        return account.matcher(text).find();
    }

    /** Whether anything in the text has the form of an account. */
    public static boolean isAnyIn(String text) {
        return ANY.matcher(text).find();
    }

    /** What has the form of an account, where it stands in the text only once; otherwise null. */
    public static String onlyOneIn(String text) {
        List<String> found =
                ANY.matcher(text).results().map(MatchResult::group).distinct().toList();
        return found.size() == 1 ? found.get(0) : null;
    }
}
