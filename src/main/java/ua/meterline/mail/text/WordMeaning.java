package ua.meterline.mail.text;

/** The meaning of a word for the number that follows it. */
enum WordMeaning {
    /** No meaning. */
    NONE,
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
    /** "or": the next number is another candidate for the same. */
    OR,
    /** A tax number, a ticket, another utility. */
    OTHER;

    /** The meaning of two words before a number. */
    WordMeaning then(WordMeaning next) {
        return switch (next) {
            case NUMBER -> this == METER ? METER_NUMBER : this == NONE ? NUMBER : this;
            case METER -> this == NUMBER ? METER_NUMBER : isAboutAReading() ? this : METER;
            case READING -> this == PREVIOUS || this == LAST ? PREVIOUS : READING;
            case LAST, CONSUMPTION -> this == READING ? READING : next;
            case OTHER -> this == ACCOUNT ? ACCOUNT : OTHER;
            default -> next;
        };
    }

    private boolean isAboutAReading() {
        return this == READING || this == PREVIOUS || this == CONSUMPTION || this == METER_NUMBER;
    }

    /** Whether a number of at most five digits after such a word may be a reading. */
    boolean allowsReading() {
        return this == NONE || this == READING || this == METER || this == NUMBER || this == LAST;
    }

    /** Whether ten digits after such a word are not an account. */
    boolean deniesAccount() {
        return this == PHONE || this == OTHER || this == METER_NUMBER;
    }

    /** Whether the meaning holds for all following numbers of the line. */
    boolean lasts() {
        return this == ADDRESS || this == PHONE || this == OTHER;
    }
}
