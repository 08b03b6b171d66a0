package ua.meterline.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The announced format of a reading: a regular expression with the named groups {@code account} and {@code value}
 * that the whole text must match. Immutable.
 */
public final class ReadingFormat {
    /** Without one of these, the expression matches no digits. */
    private static final Pattern CLASS_OF_CHARACTERS = Pattern.compile("[\\\\\\[.]");

    private static final String ACCOUNT = "account";
    private static final String VALUE = "value";

    private final Pattern pattern;

    private ReadingFormat(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException when the expression is malformed or lacks one of the groups, saying which */
    public static ReadingFormat of(String regularExpression) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(regularExpression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("is not a regular expression: " + e.getDescription(), e);
        }
        for (String group : new String[] {ACCOUNT, VALUE}) {
            if (!hasGroup(regularExpression, group)) {
                throw new IllegalArgumentException("has no group named '" + group + "', written (?<" + group + ">...)");
            }
        }
        if (!CLASS_OF_CHARACTERS.matcher(regularExpression).find()) {
            throw new IllegalArgumentException("takes no digits: in a file, a backslash is written twice");
        }
        return new ReadingFormat(pattern);
    }

    /** A back reference to a missing group is a syntax error; Java 17 has no other way to list groups. */
    private static boolean hasGroup(String regularExpression, String group) {
        try {
            Pattern.compile("(?:" + regularExpression + "\n)\\k<" + group + ">");
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The regular expression, for validators. */
    public String regularExpression() {
        return pattern.pattern();
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    /**
     * Extracts account and value from a text that matches.
     *
     * @throws IllegalArgumentException when it does not match, or the groups are not an account and a register value
     */
    public Reading read(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the announced format");
        }
        return new Reading(
                new AccountNumber(matcher.group(ACCOUNT)), new RegisterValue(Integer.parseInt(matcher.group(VALUE))));
    }

    /** What stands in a text of the announced format. */
    public record Reading(AccountNumber account, RegisterValue value) {}
}
