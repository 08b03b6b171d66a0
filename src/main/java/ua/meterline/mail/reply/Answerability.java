package ua.meterline.mail.reply;

/** Whether a mail may be answered, or why not (RFC 3834, section 2). */
public enum Answerability {
    ANSWER("answer"),
    /** Neither Reply-To nor From has exactly one valid address. */
    NO_ADDRESS("no-address"),
    /** Return-Path is {@code <>}. */
    NULL_RETURN_PATH("null-return-path"),
    /** A delivery report, or any mail from a mail system. */
    BOUNCE("bounce"),
    /** Sent by a program: an out-of-office reply, a notification. */
    AUTOMATIC("automatic"),
    /** The sender takes no answers; a web form, for instance. */
    NO_REPLY("no-reply"),
    MAILING_LIST("mailing-list"),
    /** From or Reply-To is our own address. */
    OURSELVES("ourselves");

    private final String label;

    Answerability(String label) {
        this.label = label;
    }

    /** Bounces and automatic mails repeat what others wrote, also in attachments: they are not read. */
    public boolean mayHaveReadings() {
        return this != BOUNCE && this != AUTOMATIC;
    }

    /** The word in the column {@code reply.reason}. */
    public String label() {
        return label;
    }
}
