package ua.meterline.mail;

/** Reads a customer's mail. Thread-safe; uses neither network nor files. */
public final class MailParser {
    private final MailAddress ours;
    private final MailLimits limits;

    /** @param ours the address that customers write to, which is never answered */
    public MailParser(MailAddress ours) {
        this(ours, MailLimits.STANDARD);
    }

    MailParser(MailAddress ours, MailLimits limits) {
        this.ours = ours;
        this.limits = limits;
    }

    /**
     * Any bytes are a mail: what is broken is read as far as it goes.
     *
     * @param raw the mail as it came, RFC 5322
     * @throws MailLimitException when it is beyond the limits
     */
    public ParsedMail parse(byte[] raw) throws MailLimitException {
        throw new UnsupportedOperationException();
    }
}
