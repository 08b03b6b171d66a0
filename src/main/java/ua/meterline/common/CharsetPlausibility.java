package ua.meterline.common;

import java.lang.Character.UnicodeScript;

/**
 * Scores how much a text looks like our customers' languages rather than like octets decoded with the wrong charset.
 * Scores are comparable only for the same octets.
 */
final class CharsetPlausibility {
    private static final String FREQUENT = "оаіиентрсвлкп";
    private static final String RARE = "ъщэўђћџљњјѕґ";
    private static final String HUNGARIAN = "áéíóöőúüű";
    private static final String SIGNS = "«»„“”’‘…–—№°³₴€\u00A0·•";

    private int score;
    private char previous = ' ';

    private CharsetPlausibility() {}

    static int of(String text) {
        CharsetPlausibility plausibility = new CharsetPlausibility();
        text.chars().forEach(c -> plausibility.add((char) c));
        return plausibility.score;
    }

    private void add(char c) {
        if (c >= 0x80) {
            score += Character.isLetter(c) ? letter(c) : sign(c);
        } else if (Character.isLetter(c) && isCyrillic(previous)) {
            score -= 3;
        } else if (c < ' ' && !Character.isWhitespace(c)) {
            score -= 10;
        }
        previous = c;
    }

    private int letter(char c) {
        char lower = Character.toLowerCase(c);
        int worth = isCyrillic(c) ? cyrillic(lower) : latin(lower);
        boolean capitalInside = Character.isUpperCase(c) && Character.isLowerCase(previous);
        return worth - (capitalInside ? 4 : 0);
    }

    private int cyrillic(char lower) {
        if (RARE.indexOf(lower) >= 0) {
            return lower == 'ґ' || lower == 'щ' || lower == 'э' || lower == 'ъ' ? 0 : -4;
        }
        int worth = FREQUENT.indexOf(lower) >= 0 ? 3 : 0;
        return Character.isLetter(previous) && !isCyrillic(previous) ? worth - 4 : worth;
    }

    private int latin(char lower) {
        boolean inWord = previous < 0x80 || HUNGARIAN.indexOf(Character.toLowerCase(previous)) >= 0;
        return HUNGARIAN.indexOf(lower) >= 0 && inWord ? 2 : -2;
    }

    private static int sign(char c) {
        if (Character.isSurrogate(c) || SIGNS.indexOf(c) >= 0) {
            return 0;
        }
        return c == '\uFFFD' || Character.isISOControl(c) ? -10 : -2;
    }

    private static boolean isCyrillic(char c) {
        return UnicodeScript.of(c) == UnicodeScript.CYRILLIC;
    }
}
