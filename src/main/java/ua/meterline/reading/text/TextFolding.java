package ua.meterline.reading.text;

import java.text.Normalizer;
import java.util.BitSet;

/**
 * Normalizes what looks or means the same: small letters without marks (й is и, ї is і, ő is o), ASCII digits, one kind
 * of blank, dash and apostrophe. Invisible characters are removed; line feeds and tabs stay.
 */
public final class TextFolding {
    private static final String LATIN_LOOKALIKES = "aceiopxykmtbh";
    private static final String CYRILLIC_LOOKALIKES = "асеіорхукмтвн";
    /** The Cyrillic letters that need no normalization, which is slow. */
    private static final String MARKED = "ґйїёіє";

    private static final String UNMARKED = "гиіеіє";
    private static final String PHONES = " тел ";

    private TextFolding() {}

    /** @param capitals the indexes of capital letters */
    record Folded(String text, BitSet capitals) {}

    static Folded of(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        BitSet capitals = new BitSet();
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isUpperCase(c)) {
                capitals.set(folded.length());
            }
            add(folded, c);
        }
        return new Folded(folded.toString(), capitals);
    }

    /** The form of a word in a word list, and of a name that is searched for. */
    public static String word(String word) {
        return inOneScript(of(word).text());
    }

    /** Letters alone, for comparing texts that mail programs wrap and mark. */
    public static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        addLetters(letters, text);
        return letters.toString();
    }

    /** Adds the letters of a text. */
    public static void addLetters(StringBuilder letters, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                add(letters, c);
            }
        }
    }

    private static void add(StringBuilder folded, int c) {
        if (c < 0x80) {
            folded.append((char) Character.toLowerCase(c));
        } else if (Character.isDigit(c)) {
            folded.append((char) ('0' + Character.digit(c, 10)));
        } else if (isPhone(c)) {
            folded.append(PHONES);
        } else if (Character.isSpaceChar(c)) {
            folded.append(' ');
        } else if (Character.isLetter(c)) {
            folded.append(letter(c));
        } else {
            sign(folded, c);
        }
    }

    private static void sign(StringBuilder folded, int c) {
        switch (c) {
            case '²' -> folded.append(isBehindDigit(folded) ? '*' : '2');
            case '³' -> folded.append(isBehindDigit(folded) ? '*' : '3');
            case '’', '‘', 'ʼ', '´', '′' -> folded.append('\'');
            case '№' -> folded.append('№');
            case '…' -> folded.append("...");
            default -> {
                if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '−') {
                    folded.append('-');
                } else if (isVisible(c)) {
                    folded.append('*');
                }
            }
        }
    }

    /** 1250²: no digit of the number. */
    private static boolean isBehindDigit(StringBuilder folded) {
        return folded.length() > 0 && Character.isDigit(folded.charAt(folded.length() - 1));
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.CONTROL -> false;
            default -> true;
        };
    }

    /** ☎ ☏ ✆ 📞 📱 📲 */
    private static boolean isPhone(int c) {
        return c == 0x260E || c == 0x260F || c == 0x2706 || c == 0x1F4DE || c == 0x1F4F1 || c == 0x1F4F2;
    }

    private static char letter(int c) {
        int lower = Character.toLowerCase(c);
        int simple = MARKED.indexOf(lower);
        if (simple >= 0) {
            return UNMARKED.charAt(simple);
        } else if (lower >= 'а' && lower <= 'я') {
            return (char) lower;
        }
        String parts = Normalizer.normalize(Character.toString(lower), Normalizer.Form.NFKD);
        return parts.charAt(0);
    }

    /** Corrects a word of mixed scripts, typed with the wrong keyboard layout: «показникi», «pахунок». */
    static String inOneScript(String word) {
        if (!isMixed(word)) {
            return word;
        }
        StringBuilder corrected = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            int at = LATIN_LOOKALIKES.indexOf(word.charAt(i));
            corrected.append(at < 0 ? word.charAt(i) : CYRILLIC_LOOKALIKES.charAt(at));
        }
        return corrected.toString();
    }

    private static boolean isMixed(String word) {
        boolean cyrillic = false;
        boolean latin = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            cyrillic |= c >= 'а' && c <= 'ґ';
            latin |= c >= 'a' && c <= 'z';
        }
        return cyrillic && latin;
    }
}
