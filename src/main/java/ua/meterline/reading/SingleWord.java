package ua.meterline.reading;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises a text that is one word, in any case, with signs around it. Thread-safe. */
final class SingleWord {
    /** Signs included; a longer text is no single word. */
    private static final int LONGEST_TEXT = 20;

    private static final String SIGNS = "[^\\p{L}\\p{N}]*";

    private final Pattern pattern;

    /**
     * @param letters a pattern of the word in small letters. Phones mix alphabets: it has all letters that look or
     *     sound alike
     */
    SingleWord(String letters) {
        pattern = Pattern.compile(SIGNS + "(?:" + letters + ")" + SIGNS);
    }

    boolean is(String text) {
        return text.length() <= LONGEST_TEXT
                && pattern.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }
}
