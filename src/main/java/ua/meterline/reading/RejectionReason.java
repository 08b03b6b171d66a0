package ua.meterline.reading;

/** Why a message was not taken as a reading. */
public enum RejectionReason {
    /** There is no text, or nothing but blanks. */
    EMPTY("empty"),
    /** The text is not in the format announced to customers. */
    WRONG_FORMAT("wrong-format"),
    /** The registry does not know the account. */
    UNKNOWN_ACCOUNT("unknown-account"),
    /** What should be an account is the telephone number that the message came from. */
    OWN_NUMBER("own-number");

    private final String label;

    RejectionReason(String label) {
        this.label = label;
    }

    /** The word in the column {@code message.reason}. */
    public String label() {
        return label;
    }
}
