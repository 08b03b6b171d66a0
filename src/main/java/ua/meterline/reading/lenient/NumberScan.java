package ua.meterline.reading.lenient;

import java.util.ArrayList;
import java.util.List;

/** Extracts the numbers of a text in one pass. For one use. */
final class NumberScan {
    private static final String BLANKS = " \t\n\u000B\f\r";
    /** Zero-width space, word joiner, byte order mark, which phones insert. */
    private static final String INVISIBLE = "\u200B\u2060\uFEFF";

    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212";
    private static final String FRACTION_MARKS = ".,";
    private static final String SEPARATORS = DASHES + FRACTION_MARKS + ";:/\\|=_№#*()«»\"!";
    private static final String APOSTROPHES = "'\u2019\u02BC";
    /** Latin and Cyrillic letters typed for a zero. */
    private static final String LETTERS_O = "OoОо";

    private final String text;
    private final KnownWords words;
    private final List<String> numbers = new ArrayList<>();
    private int at;

    NumberScan(String text, KnownWords words) {
        this.text = text;
        this.words = words;
    }

    /** All numbers, with letters O as zeros; empty when anything in the text is unknown. */
    List<String> numbers() {
        while (at < text.length()) {
            if (!takeSeparator() && !takeNumber() && !takeWord()) {
                return List.of();
            }
        }
        return numbers;
    }

    private boolean takeSeparator() {
        char c = text.charAt(at);
        if (isBlank(c) || (isIn(SEPARATORS, c) && !belongsToANumber(c))) {
            at++;
            return true;
        }
        return false;
    }

    /** Whether it is a minus sign or a fraction mark: directly before a number and not after a letter or digit. */
    private boolean belongsToANumber(char c) {
        boolean beforeNumber = at + 1 < text.length() && isDigit(text.charAt(at + 1));
        boolean afterSomething = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
        return beforeNumber && !afterSomething && (isIn(DASHES, c) || isIn(FRACTION_MARKS, c));
    }

    private boolean takeNumber() {
        int end = at;
        boolean digits = false;
        while (end < text.length() && (isDigit(text.charAt(end)) || isIn(LETTERS_O, text.charAt(end)))) {
            digits |= isDigit(text.charAt(end));
            end++;
        }
        if (digits) {
            numbers.add(withZeros(text.substring(at, end)));
            at = end;
        }
        return digits;
    }

    private static String withZeros(String number) {
        String zeros = number;
        for (char letter : LETTERS_O.toCharArray()) {
            zeros = zeros.replace(letter, '0');
        }
        return zeros;
    }

    private boolean takeWord() {
        int end = at;
        while (end < text.length() && isOfAWord(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        if (word.isEmpty() || !words.contains(word)) {
            return false;
        }
        at = end;
        if (words.isMetre(word)) {
            takeExponent();
        }
        return true;
    }

    /** Skips the 3 of a cubic metre. */
    private void takeExponent() {
        boolean superscript = at < text.length() && text.charAt(at) == '³';
        boolean digit = at < text.length() && text.charAt(at) == '3';
        boolean alone = at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        if (superscript || (digit && alone)) {
            at++;
        }
    }

    private static boolean isOfAWord(char c) {
        return Character.isLetter(c) || isIn(APOSTROPHES, c);
    }

    private static boolean isBlank(char c) {
        return isIn(BLANKS, c) || isIn(INVISIBLE, c) || Character.isSpaceChar(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isIn(String characters, char c) {
        return characters.indexOf(c) >= 0;
    }
}
