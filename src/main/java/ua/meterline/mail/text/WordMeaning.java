package ua.meterline.mail.text;

/** What a word says about the number that follows it. */
enum WordMeaning {
    /** Nothing was said. */
    NONE,
    ACCOUNT,
    READING,
    /** The meter: a number after it may be the reading. */
    METER,
    /** "number": that of what was named before it or is named after it. */
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
    /** "or": the next number is another candidate for what the last one was. */
    OR,
    /** A tax number, a ticket, another utility. */
    OTHER;

    /** What is meant when one word follows another before the number comes. */
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

    /** Whether a number of up to five digits after such a word may be a reading. */
    boolean allowsReading() {
        return this == NONE || this == READING || this == METER || this == NUMBER || this == LAST;
    }

    /** Whether ten digits after such a word are no account. */
    boolean deniesAccount() {
        return this == PHONE || this == OTHER || this == METER_NUMBER;
    }

    /** Whether it goes on to say so of further numbers of its line. */
    boolean lasts() {
        return this == ADDRESS || this == PHONE || this == OTHER;
    }
}
