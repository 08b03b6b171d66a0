package ua.meterline.backoffice;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ua.meterline.reading.AccountNumber;

/**
 * Finds an account in the text of a customer, also in a wrong notation: with blanks, hyphens, dots or slashes between
 * the digits, or the letter O for a zero. Immutable.
 */
public final class AccountMention {
    /** Ten digits that are not part of a longer number. */
    private static final Pattern ANY = Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])");

    private final Pattern account;

    public AccountMention(AccountNumber account) {
        // The reading may follow without a blank.
        this.account = Pattern.compile(account.digits()
                .chars()
                .mapToObj(digit -> digit == '0' ? "[0OoОо]" : Character.toString(digit))
                .collect(Collectors.joining("[\\s\\u00A0./_-]{0,2}", "(?<![0-9])", "")));
    }

    public boolean isIn(String text) {
        return account.matcher(text).find();
    }

    /** Whether the text contains an account-like number. */
    public static boolean isAnyIn(String text) {
        return ANY.matcher(text).find();
    }

    /** The only account-like number in the text; null when there are none or several. */
    public static String onlyOneIn(String text) {
        List<String> found =
                ANY.matcher(text).results().map(MatchResult::group).distinct().toList();
        return found.size() == 1 ? found.get(0) : null;
    }
}
