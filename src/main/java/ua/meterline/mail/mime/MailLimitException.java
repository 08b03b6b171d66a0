package ua.meterline.mail.mime;

/** A mail exceeds the limits and was not read to its end. */
public final class MailLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Limit limit;

    public MailLimitException(Limit limit) {
        super("mail exceeds a limit: " + limit.label);
        this.limit = limit;
    }

    /** The value of {@code message.reason}, also written to the file beside the quarantined mail. */
    public String reason() {
        return limit.label;
    }

    /** The exceeded limit; see {@link MailLimits}. */
    public enum Limit {
        PARTS("too-many-parts"),
        DEPTH("too-deep"),
        /** The header of a part is larger than 256 KiB. */
        HEADER("header-too-large"),
        /** The texts of all parts together are longer than a million characters. */
        TEXT("text-too-long"),
        TIME("too-slow");

        private final String label;

        Limit(String label) {
            this.label = label;
        }
    }
}
