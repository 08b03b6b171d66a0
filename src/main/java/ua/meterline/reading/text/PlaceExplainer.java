package ua.meterline.reading.text;

import java.util.regex.Pattern;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.text.Vocabulary.Unit;
import ua.meterline.reading.text.Vocabulary.Use;

/**
 * Explains numbers of at most five digits that nothing else explains by their place: directly behind or before an
 * account, alone in a line, behind the meter. For one passage and one thread.
 */
final class PlaceExplainer {
    /** Four or five digits: no house number, no flat, no year. */
    private static final Pattern UNLIKE_A_HOUSE_OR_YEAR = Pattern.compile("(?!19|20)\\d{4}|\\d{5}");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private final NumberedText text;
    private int row;

    private PlaceExplainer(NumberedText text) {
        this.text = text;
    }

    static void explain(NumberedText text) {
        new PlaceExplainer(text).explain();
    }

    private void explain() {
        for (int i = 0; i < text.size(); i++) {
            if (text.isOpen(i) && text.origin != Origin.OWN) {
                elsewhere(i);
            } else if (text.isOpen(i) && text.get(i).isValue()) {
                value(i);
            }
        }
    }

    /** In a signature, a number in a place of a reading stays open. */
    private void elsewhere(int i) {
        if (text.origin == Origin.EARLIER) {
            text.explain(i, NumberMeaning.EARLIER);
        } else if (!(text.get(i).isValue() && (isAlone(i) || isBehindMeter(i) || isBehindApology(i)))) {
            text.explain(i, NumberMeaning.SIGNATURE);
        }
    }

    /** P.S. вибачте, 1257 */
    private boolean isBehindApology(int i) {
        for (int before = i - 1; text.sameLine(i, before); before--) {
            if (text.isWordOf(before, Use.APOLOGY)) {
                return true;
            }
        }
        return false;
    }

    private void value(int i) {
        int account = accountAfter(i);
        if (account >= 0 && isValueBehind(account) && !isPaired(i)) {
            numberOfRow(i);
        } else if (account >= 0
                || isBehindAccount(i)
                || isAlone(i) && !YEAR.matcher(text.get(i).digits()).matches()
                || isBehindMeter(i)
                || isBehindNames(i)) {
            text.explain(i, NumberMeaning.READING);
        }
    }

    /** 1 0501234567 1250 */
    private void numberOfRow(int i) {
        if (text.get(i).digits().equals(String.valueOf(row + 1)) && !text.sameLine(i, i - 1)) {
            row++;
            text.explain(i, NumberMeaning.POSITION);
        }
    }

    /** The account that follows in the line; -1 when there is none. */
    private int accountAfter(int i) {
        int next = i + 1;
        while (isSeparator(next) && text.sameLine(i, next)) {
            next++;
        }
        return text.sameLine(i, next) && text.means(next, NumberMeaning.ACCOUNT) ? next : -1;
    }

    private boolean isValueBehind(int account) {
        int next = account + 1;
        while (isSeparator(next)) {
            next++;
        }
        return text.sameLine(account, next)
                && text.isNumber(next)
                && text.get(next).isValue();
    }

    /** 0501234567 - 1250; 0501234568 - 1310 */
    private boolean isPaired(int i) {
        int before = i - 1;
        while (isSeparator(before)) {
            before--;
        }
        return text.sameLine(i, before) && text.means(before, NumberMeaning.ACCOUNT);
    }

    private boolean isBehindAccount(int i) {
        boolean large = UNLIKE_A_HOUSE_OR_YEAR.matcher(text.get(i).digits()).matches();
        int before = i - 1;
        while (isSeparator(before) || large && text.sameLine(i, before) && isHarmless(before)) {
            before--;
        }
        return text.means(before, NumberMeaning.ACCOUNT)
                && text.get(i).line() - text.get(before).line() <= 2;
    }

    private boolean isHarmless(int i) {
        return text.isWordOf(i, Sense.NEUTRAL)
                || text.isWordOf(i, Sense.ABOUT) && text.means(i + 1, NumberMeaning.DATE)
                || text.means(i, NumberMeaning.DATE)
                || text.means(i, NumberMeaning.TIME)
                || text.isNumber(i) && text.get(i).is(Form.METER_TYPE);
    }

    private boolean isSeparator(int i) {
        return text.isSignOf(i, ",;:-=./|_*\\)(\"'#!") || text.isSign(i, '№');
    }

    /** Whether its cell has no other number, and no word except units of gas. */
    private boolean isAlone(int i) {
        return isFree(i, -1) && isFree(i, 1);
    }

    /** The search ends at the next number, so that all searches together are linear in the length of the text. */
    private boolean isFree(int i, int step) {
        for (int next = i + step; text.sameCell(i, next); next += step) {
            if (text.isNumber(next) || text.isWord(next) && !isUnitOfGas(next)) {
                return false;
            }
        }
        return true;
    }

    private boolean isUnitOfGas(int word) {
        return text.isNumber(word - 1) && text.unit(word - 1) == Unit.GAS;
    }

    /** лічильник 1250, на лічильнику Самгаз G4 1250 */
    private boolean isBehindMeter(int i) {
        for (int before = i - 1; text.sameLine(i, before); before--) {
            if (text.isWordOf(before, Sense.METER)) {
                return true;
            }
            boolean passed = isSeparator(before)
                    || isHarmless(before)
                    || isName(before)
                    || text.means(before, NumberMeaning.NAME)
                    || text.means(before, NumberMeaning.METER);
            if (!passed) {
                return false;
            }
        }
        return false;
    }

    /** 0501234567 Іваненко І. І., кв. 5, 12345 */
    private boolean isBehindNames(int i) {
        if (!UNLIKE_A_HOUSE_OR_YEAR.matcher(text.get(i).digits()).matches()) {
            return false;
        }
        int before = i - 1;
        while (text.sameLine(i, before) && (isName(before) || isBetweenNames(before) || isOfAnAddress(before))) {
            before--;
        }
        return text.sameLine(i, before) && text.means(before, NumberMeaning.ACCOUNT);
    }

    private boolean isOfAnAddress(int i) {
        return text.isWordOf(i, Sense.ADDRESS)
                || text.means(i, NumberMeaning.ADDRESS)
                || text.isSign(i, '.') && text.isWordOf(i - 1, Sense.ADDRESS);
    }

    /** The full stop of an initial, not that of a sentence. */
    private boolean isBetweenNames(int i) {
        boolean initial = text.isWord(i - 1) && text.get(i - 1).text().length() <= 2;
        return text.isSign(i, '.') ? initial : isSeparator(i);
    }

    private boolean isName(int i) {
        return text.isWord(i) && text.get(i).capital() && text.sense(i) == Sense.NONE && text.month(i) == 0;
    }
}
