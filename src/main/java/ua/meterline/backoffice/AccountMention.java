package ua.meterline.backoffice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

    private static final String BLANKS = "[\\s\\u00A0./_-]{0,2}";
    private static final String ZERO = "0OoОо";

    /** Ten digits in any notation, from each place where a number begins; the lookahead lets them overlap. */
    private static final Pattern EACH =
            Pattern.compile("(?<![0-9])(?=([0-9" + ZERO + "](?:" + BLANKS + "[0-9" + ZERO + "]){9}))");

    private final Pattern account;

    public AccountMention(AccountNumber account) {
        // The reading may follow without a blank.
        this.account = Pattern.compile(account.digits()
                .chars()
                .mapToObj(digit -> digit == '0' ? "[" + ZERO + "]" : Character.toString(digit))
                .collect(Collectors.joining(BLANKS, "(?<![0-9])", "")));
    }

    /** A pattern for LIKE: every text that {@link #isIn} is true for matches it, and others may. */
    public static String like(AccountNumber account) {
        return account.digits().replace("0", "").replaceAll("", "%");
    }

    public boolean isIn(String text) {
        return account.matcher(text).find();
    }

    /**
     * Every account for which {@link #isIn} is true: also what only looks like one, such as a telephone number.
     *
     * @param most so many at most, the first ones
     */
    public static Set<String> allIn(String text, int most) {
        Set<String> accounts = new LinkedHashSet<>();
        Matcher matcher = EACH.matcher(text);
        while (accounts.size() < most && matcher.find()) {
            accounts.add(digits(matcher.group(1)));
        }
        return accounts;
    }

    private static String digits(String number) {
        StringBuilder digits = new StringBuilder();
        number.chars().forEach(c -> {
            if (c >= '0' && c <= '9') {
                digits.append((char) c);
            } else if (ZERO.indexOf(c) >= 0) {
                digits.append('0');
            }
        });
        return digits.toString();
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
