package ua.meterline.reading.text;

import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.text.Vocabulary.Unit;

/** What a number means by its unit, and by the sense of the words before it. */
final class LabelMeaning {
    private LabelMeaning() {}

    /** Null for a unit that says nothing. */
    static NumberMeaning byUnit(Unit unit) {
        return switch (unit) {
            case MONEY -> NumberMeaning.MONEY;
            case QUANTITY -> NumberMeaning.QUANTITY;
            case UTILITY -> NumberMeaning.OTHER_UTILITY;
            default -> null;
        };
    }

    /** Of a number with the unit of gas. */
    static NumberMeaning byUnitOfGas(Sense sense, NumberedText text, int i) {
        return switch (sense) {
            case PREVIOUS -> NumberMeaning.PREVIOUS;
            case WRONG -> NumberMeaning.WRONG;
            case UTILITY -> NumberMeaning.OTHER_UTILITY;
            case CONSUMPTION, MONEY -> NumberMeaning.CONSUMPTION;
            case READING -> NumberMeaning.READING;
            default -> Consumption.isMeant(text, i) ? NumberMeaning.CONSUMPTION : NumberMeaning.READING;
        };
    }

    /**
     * Of a number without a unit that says it; null where the words before it say nothing.
     *
     * @param isFar whether unknown words stand between the words and the number
     */
    static NumberMeaning bySense(Sense sense, boolean isFar, NumberedText text, int i) {
        return switch (sense) {
            case READING -> isFar || text.get(i).is(Form.DOTTED) ? null : NumberMeaning.READING;
            case PREVIOUS, LAST -> NumberMeaning.PREVIOUS;
            case WRONG -> NumberMeaning.WRONG;
            case CONSUMPTION -> NumberMeaning.CONSUMPTION;
            case MONEY -> NumberMeaning.MONEY;
            case UTILITY -> NumberMeaning.OTHER_UTILITY;
            case REFERENCE -> NumberMeaning.REFERENCE;
            case METER_NUMBER -> NumberMeaning.METER;
            case QUANTITY -> NumberMeaning.QUANTITY;
            case PHONE -> NumberMeaning.PHONE;
            case ADDRESS -> AddressNumber.meaning(text, i);
            default -> AddressNumber.isPostalCode(text, i, false) ? NumberMeaning.POSTAL_CODE : null;
        };
    }

    /** Of a number in groups, such as 12 345; null where nothing says it. */
    static NumberMeaning ofSplit(Sense sense, NumberedText text, int i) {
        NumberMeaning meaning = byUnit(text.unit(i));
        if (meaning != null) {
            return meaning;
        }
        return switch (sense) {
            case MONEY -> NumberMeaning.MONEY;
            case PHONE -> NumberMeaning.PHONE;
            case UTILITY -> NumberMeaning.OTHER_UTILITY;
            case READING -> isOneValue(text, i) ? NumberMeaning.READING : null;
            default -> null;
        };
    }

    /** Directly behind its label, and alone there: 12 345, or 0 1 2 5 0 as on the dial. */
    private static boolean isOneValue(NumberedText text, int i) {
        int word = text.isSignOf(i - 1, ":-=") ? i - 2 : i - 1;
        Token token = text.get(i);
        return text.isWordOf(word, Sense.READING)
                && token.text().indexOf(' ') > 0
                && token.digits().length() >= 4
                && token.digits().length() <= Tokenizer.DIAL_LENGTH
                && !(text.isNumber(i + 1) && text.sameLine(i, i + 1));
    }

    /** Of a number that is too long for a dial; null where nothing says it. */
    static NumberMeaning ofTooLong(Sense sense, NumberedText text, int i) {
        return switch (sense) {
            case METER_NUMBER, METER -> NumberMeaning.METER;
            case REFERENCE, NUMBER -> NumberMeaning.REFERENCE;
            case PHONE -> NumberMeaning.PHONE;
            case MONEY -> NumberMeaning.MONEY;
            case UTILITY -> NumberMeaning.OTHER_UTILITY;
            default -> text.unit(i) == Unit.MONEY ? NumberMeaning.MONEY : null;
        };
    }
}
