package ua.meterline.mail.reply;

/** The outcome of one reading of a mail, as the reply states it. */
public enum ReportedReading {
    /** Stored with this mail or before. */
    ACCEPTED,
    /** In the review queue. */
    HELD,
    REJECTED,
    /** Rejected because the registry does not know the account. */
    UNKNOWN_ACCOUNT
}
