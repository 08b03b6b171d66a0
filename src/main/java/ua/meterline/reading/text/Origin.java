package ua.meterline.reading.text;

/** Where a passage stands in a letter. */
public enum Origin {
    /** The text, or the subject, in the customer's own words. */
    OWN,
    /** The subject of an answer: written before the letter. Only its accounts count. */
    EARLIER,
    /** Below the closing: only what is named there counts. */
    SIGNATURE
}
