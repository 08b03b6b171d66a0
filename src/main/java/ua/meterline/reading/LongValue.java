package ua.meterline.reading;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects a value with more digits than a dial has, in a text that would be a reading without them. */
final class LongValue {
    /** Ten digits are an account. */
    private static final Pattern TOO_LONG = Pattern.compile("(?<!\\d)\\d{6,9}(?!\\d)");

    private LongValue() {}

    /** @param isReading whether a text is a reading */
    static boolean isIn(String text, Predicate<String> isReading) {
        Matcher number = TOO_LONG.matcher(text);
        if (!number.find()) {
            return false;
        }
        String shortened = text.substring(0, number.start() + 1) + text.substring(number.end());
        return isReading.test(shortened);
    }
}
