package ua.meterline.reading.text;

import java.util.regex.Pattern;
import ua.meterline.reading.NumberMeaning;

/** Tells the numbers of an address: houses, flats, postal codes. */
final class AddressNumber {
    /** A longer number has no place in an address. */
    private static final int HOUSE_DIGITS = 3;
    /** Two readings of an account are hardly further apart. */
    private static final int MOST_USED = 2_000;
    /** Of the region Zakarpattia. */
    private static final Pattern LOCAL_POSTAL_CODE = Pattern.compile("8[89]\\d{3}|90\\d{3}");

    private AddressNumber() {}

    /** Of a number behind a word for an address; null when it may be something else. */
    static NumberMeaning meaning(NumberedText text, int i) {
        if (isPostalCode(text, i, true)) {
            return NumberMeaning.POSTAL_CODE;
        }
        int word = text.isSignOf(i - 1, ".:№-") ? i - 2 : i - 1;
        boolean named = text.isWordOf(word, Sense.ADDRESS) && text.sameLine(i, word);
        return named
                        || text.get(i).digits().length() <= HOUSE_DIGITS
                                && text.get(i).is(Form.PLAIN)
                ? NumberMeaning.ADDRESS
                : null;
    }

    /**
     * Five digits next to the name of a place, or a local postal code in an address.
     *
     * @param inAddress whether a word for an address stands before it
     */
    static boolean isPostalCode(NumberedText text, int i, boolean inAddress) {
        if (text.get(i).digits().length() != Tokenizer.DIAL_LENGTH
                || !text.get(i).is(Form.PLAIN)) {
            return false;
        }
        boolean local = LOCAL_POSTAL_CODE.matcher(text.get(i).digits()).matches();
        if (local && inAddress) {
            return true;
        }
        int next = text.isSignOf(i + 1, ",-") ? i + 2 : i + 1;
        int before = text.isSignOf(i - 1, ",-.:") ? i - 2 : i - 1;
        boolean below = before >= 0
                && text.isWordOf(before, Sense.ADDRESS)
                && text.get(i).line() == text.get(before).line() + 1
                && !text.sameLine(i, i + 1);
        boolean begins = inAddress || local || !text.sameLine(i, i - 1) || text.isSignOf(i - 1, ",;.:(");
        return begins && text.isWordOf(next, Sense.ADDRESS) && text.sameLine(i, next)
                || text.isWordOf(before, Sense.ADDRESS) && text.sameLine(i, before)
                || below;
    }

    /**
     * 0501234567, 88000, м. Ужгород: a postal code or a reading. 0501234567 89813 89872, м. Ужгород: a postal code or
     * the later one of two readings.
     */
    static boolean mayBeReading(NumberedText text, int i) {
        int before = text.isSignOf(i - 1, ",;.:-(") ? i - 2 : i - 1;
        return before >= 0
                && text.sameLine(i, before)
                && (text.get(before).isTenDigits() || isNear(text.get(before), text.get(i)));
    }

    private static boolean isNear(Token before, Token code) {
        return before.is(Form.PLAIN)
                && before.digits().length() == Tokenizer.DIAL_LENGTH
                && Math.abs(Integer.parseInt(before.digits()) - Integer.parseInt(code.digits())) <= MOST_USED;
    }
}
