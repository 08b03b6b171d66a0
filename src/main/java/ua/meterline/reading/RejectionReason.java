package ua.meterline.reading;

/** Why a message was rejected. */
public enum RejectionReason {
    /** There is no text, or nothing but blanks. */
    EMPTY("empty"),
    /** The text is not in the format announced to customers. */
    WRONG_FORMAT("wrong-format"),
    /** The registry does not know the account. */
    UNKNOWN_ACCOUNT("unknown-account"),
    /** The account is the telephone number of the sender. */
    OWN_NUMBER("own-number"),
    /** The date in a row of a list is malformed, in the future, or too old. */
    WRONG_DATE("wrong-date");

    private final String label;

    RejectionReason(String label) {
        this.label = label;
    }

    /** The word in the column {@code message.reason}. */
    public String label() {
        return label;
    }
}
