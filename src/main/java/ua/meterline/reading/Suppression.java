package ua.meterline.reading;

/** Why no reply to a message is sent. The message is stored and judged all the same. */
public enum Suppression {
    /** The message has no address to reply to. */
    NO_ADDRESS("no-address"),
    /** The sender is a name, not a number: replies to it reach no person. */
    ALPHANUMERIC_SENDER("alphanumeric-sender"),
    /** A short number belongs to a service: two services could answer each other for ever. */
    SHORT_SENDER("short-sender"),
    /** Not the number of a subscriber. */
    INVALID_SENDER("invalid-sender"),
    /** Our own number: the reply would come back as the next message. */
    OWN_NUMBER("own-number"),
    /** The rate limit of the number is exceeded. */
    LOOP_GUARD("loop-guard"),
    /** The daily limit of all numbers together is exceeded. */
    DAILY_BUDGET("daily-budget"),
    /** One part of a letter or an SMS, which has one reply: it is stored with the last part. */
    ANSWERED_TOGETHER("answered-together"),
    /** The message stands for a file that cannot be imported. */
    QUARANTINED("quarantined"),
    /** A message of ours, by which the way through the SMSC is measured. */
    CANARY("canary");

    private final String label;

    Suppression(String label) {
        this.label = label;
    }

    /** The word in the column {@code reply.reason}. */
    public String label() {
        return label;
    }
}
