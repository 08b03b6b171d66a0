package ua.meterline.mail;

/** What became of one reading of a mail, as its sender is told. */
public enum ToldOutcome {
    /** Stored, now or before. */
    ACCEPTED,
    /** A person looks at it first. */
    HELD,
    REJECTED
}
