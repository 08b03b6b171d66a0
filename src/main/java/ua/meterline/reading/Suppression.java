package ua.meterline.reading;

/** Why a message is not answered. It is stored and judged all the same. */
public enum Suppression {
    /** It came without an address to answer to. */
    NO_ADDRESS("no-address"),
    /** A name in the place of a number: nobody reads what is sent there. */
    ALPHANUMERIC_SENDER("alphanumeric-sender"),
    /** A short number, which is a service: two of them could answer each other for ever. */
    SHORT_SENDER("short-sender"),
    /** No number that any subscriber has. */
    INVALID_SENDER("invalid-sender"),
    /** Our own number: the answer would come back as the next message. */
    OWN_NUMBER("own-number"),
    /** The number was answered often enough for now. */
    LOOP_GUARD("loop-guard"),
    /** All numbers together were answered often enough today. */
    DAILY_BUDGET("daily-budget");

    private final String label;

    Suppression(String label) {
        this.label = label;
    }

    /** The word in the column {@code reply.reason}. */
    public String label() {
        return label;
    }
}
