package ua.meterline.reading.text;

/** The meaning of a word for the number that follows it; see {@code reading/words.txt}. */
enum Sense {
    /** The word is unknown. */
    NONE,
    /** A word that changes nothing. */
    NEUTRAL,
    ACCOUNT,
    READING,
    /** The meter: a number after it may be the reading. */
    METER,
    /** "number": of what is named before or after it. */
    NUMBER,
    METER_NUMBER,
    /** "previous". */
    PREVIOUS,
    /** "last": the previous reading, unless it is the last month's. */
    LAST,
    CONSUMPTION,
    PHONE,
    ADDRESS,
    MONEY,
    /** Water, electricity. */
    UTILITY,
    /** A document, a contract, a check of the meter. */
    REFERENCE,
    /** Persons, rooms. */
    QUANTITY,
    /** A time of the day or a day. */
    DATE,
    /** "or": the next number is another candidate for the same. */
    OR,
    /** The value after it is wrong. */
    WRONG,
    /** The value after it is right. */
    RIGHT,
    /** "instead of". */
    INSTEAD,
    /** "please change". */
    CHANGE,
    NOT,
    /** Directly before a number: about, below, above, from. */
    ABOUT,
    /** "please check", "if": the value after it is not stated. */
    CHECK,
    /** Words of a question. */
    QUESTION,
    /** A complaint, or an order to ignore something. */
    COMPLAINT,
    /** A number in words. */
    NUMERAL;

    /** The meaning of two words before a number. */
    Sense then(Sense next) {
        return switch (next) {
            case NUMBER -> this == METER ? METER_NUMBER : this == NONE ? NUMBER : this;
            case METER -> this == NUMBER ? METER_NUMBER : isAboutAReading() ? this : METER;
            case READING ->
                this == PREVIOUS || this == LAST || this == WRONG || this == UTILITY ? this.past() : READING;
            case LAST -> this == READING ? READING : LAST;
            case CONSUMPTION -> this == READING ? READING : CONSUMPTION;
            case REFERENCE -> this == ACCOUNT ? ACCOUNT : REFERENCE;
            case RIGHT -> READING;
            case DATE -> this == NONE ? DATE : this;
            case NONE, NEUTRAL, NOT, ABOUT, CHECK, QUESTION, COMPLAINT, CHANGE, NUMERAL -> this;
            default -> next;
        };
    }

    private Sense past() {
        return this == LAST ? PREVIOUS : this;
    }

    private boolean isAboutAReading() {
        return this == READING
                || this == PREVIOUS
                || this == CONSUMPTION
                || this == METER_NUMBER
                || this == UTILITY
                || this == WRONG
                || this == REFERENCE;
    }

    /** Whether the meaning holds for all following numbers of the line. */
    boolean lasts() {
        return this == ADDRESS || this == PHONE;
    }
}
