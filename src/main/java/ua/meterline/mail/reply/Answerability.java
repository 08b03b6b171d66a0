package ua.meterline.mail.reply;

/** Whether a mail may be answered, or why it must not be (RFC 3834, section 2). */
public enum Answerability {
    ANSWER("answer"),
    /** Neither Reply-To nor From holds exactly one address that a reply can go to. */
    NO_ADDRESS("no-address"),
    /** Return-Path is {@code <>}. */
    NULL_RETURN_PATH("null-return-path"),
    /** A report about a mail that was not delivered, or from a mail system. */
    BOUNCE("bounce"),
    /** Written by a program: an absence notice, a notification, a no-reply address. */
    AUTOMATIC("automatic"),
    MAILING_LIST("mailing-list"),
    /** From or to answer at our own address. */
    OURSELVES("ourselves");

    private final String label;

    Answerability(String label) {
        this.label = label;
    }

    /** The word that is stored with a suppressed reply. */
    public String label() {
        return label;
    }
}
