package ua.meterline.reading;

/** Why a message was rejected. */
public enum RejectionReason {
    /** There is no text, or nothing but blanks. */
    EMPTY("empty"),
    /** The text is not in the format announced to customers. */
    WRONG_FORMAT("wrong-format"),
    /** The text would be a reading if its value had no more than five digits. */
    VALUE_TOO_LONG("value-too-long"),
    /** The registry does not know the account. */
    UNKNOWN_ACCOUNT("unknown-account"),
    /** Digits alone, from a number with several accounts. */
    WHICH_ACCOUNT("which-account"),
    /** The account is the telephone number of the sender. */
    OWN_NUMBER("own-number"),
    /** The date in a row of a list is malformed, in the future, or too old. */
    WRONG_DATE("wrong-date"),
    /** It answers a question that is settled: by an earlier answer, a later reading, or a review that accepted one. */
    QUESTION_CLOSED("question-closed"),
    /** A message of ours, by which the way through the SMSC is measured. */
    CANARY("canary");

    private final String label;

    RejectionReason(String label) {
        this.label = label;
    }

    /** The word in the column {@code message.reason}. */
    public String label() {
        return label;
    }
}
