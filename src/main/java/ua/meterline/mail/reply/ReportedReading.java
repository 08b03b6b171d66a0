package ua.meterline.mail.reply;

/** What became of one reading of a mail, as its sender is told. */
public enum ReportedReading {
    /** Stored, now or before. */
    ACCEPTED,
    /** A person looks at it first. */
    HELD,
    REJECTED
}
