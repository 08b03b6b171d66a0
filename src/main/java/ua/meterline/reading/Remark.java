package ua.meterline.reading;

/** What is worth knowing of a reading that was accepted nevertheless. */
public enum Remark {
    /** Not in the announced format, but there was only one way to read it. */
    READ_LENIENTLY("lenient"),
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
