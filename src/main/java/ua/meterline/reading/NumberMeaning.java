package ua.meterline.reading;

import java.util.Locale;

/** What a number in a text is. */
public enum NumberMeaning {
    ACCOUNT,
    /** The reading of this period. */
    READING,
    /** An earlier reading. */
    PREVIOUS,
    /** A value that the customer declares wrong. */
    WRONG,
    CONSUMPTION,
    DATE,
    TIME,
    PHONE,
    ADDRESS,
    POSTAL_CODE,
    /** The number or the type of a meter. */
    METER,
    /** The number of a document or a contract, a tax number. */
    REFERENCE,
    MONEY,
    /** Persons, rooms, areas, digits. */
    QUANTITY,
    /** Of electricity or water. */
    OTHER_UTILITY,
    /** The position in a list. */
    POSITION,
    /** Part of a name, or of a mail or web address. */
    NAME,
    /** Below the closing of a letter, and without a label. */
    SIGNATURE,
    /** In the subject of an answer: written before the letter. */
    EARLIER,
    /** Repeats our own text. */
    OUR_TEXT;

    /** The word in the column {@code message.numbers}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
