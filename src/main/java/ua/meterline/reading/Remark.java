package ua.meterline.reading;

/** A remark on an accepted reading. */
public enum Remark {
    /** Not in the announced format, but unambiguous. */
    READ_LENIENTLY("lenient"),
    /** The text has no account: it is the one that the number has submitted readings of. */
    BOUND_ACCOUNT("bound-account"),
    /** The registry does not know the account. */
    UNKNOWN_ACCOUNT("unknown-account");

    private final String label;

    Remark(String label) {
        this.label = label;
    }

    /** The word in the column {@code message.reason}. */
    public String label() {
        return label;
    }
}
