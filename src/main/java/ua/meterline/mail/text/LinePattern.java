package ua.meterline.mail.text;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression for whole lines in small letters. Most lines begin with a character that none of its matches
 * begins with, and are rejected without a search. Thread-safe.
 */
final class LinePattern {
    /** The first character behind the Latin and Cyrillic alphabets; those are remembered. */
    private static final char END_OF_ALPHABETS = 0x530;

    private final Pattern pattern;
    private final int longest;
    private final Map<Character, Boolean> beginnings = new ConcurrentHashMap<>();

    /** @param longest no longer line matches */
    LinePattern(String expression, int flags, int longest) {
        pattern = Pattern.compile(expression, flags);
        this.longest = longest;
    }

    LinePattern(String expression, int longest) {
        this(expression, 0, longest);
    }

    /** @param line in any letters */
    boolean matches(String line) {
        return !line.isEmpty()
                && line.length() <= longest
                && isBeginning(Character.toLowerCase(line.charAt(0)))
                && pattern.matcher(line.toLowerCase(Locale.ROOT)).matches();
    }

    private boolean isBeginning(char first) {
        return first >= END_OF_ALPHABETS || beginnings.computeIfAbsent(first, this::mayContinue);
    }

    /** Whether the character matches, or more characters behind it could. */
    private boolean mayContinue(char first) {
        Matcher alone = pattern.matcher(String.valueOf(first));
        return alone.matches() || alone.hitEnd();
    }
}
