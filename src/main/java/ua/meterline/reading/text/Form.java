package ua.meterline.reading.text;

/** How a number is written. */
enum Form {
    /** Not a number. */
    NONE,
    /** Digits alone. */
    PLAIN,
    /** With a fraction. */
    DECIMAL,
    /** One or two digits, a full stop, one or two digits: a fraction, a date or a time. */
    DOTTED,
    /** Ten digits in groups: a phone number or an account. */
    GROUPED,
    /** Digits in groups: one number or several. */
    SPLIT,
    PHONE,
    DATE,
    TIME,
    /** 5/12, 15a. */
    HOUSE,
    ORDINAL,
    /** G4. */
    METER_TYPE,
    /** Glued to letters that are no label. */
    CODE,
    /** A mail or web address. */
    LINK,
    /** The position in a list. */
    ITEM
}
