package ua.meterline.inbox;

/** A file that must be quarantined: it exceeds a limit, or is not what its name says. */
public final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason the word for {@code message.reason}
     * @param explanation for the person, without content of the file
     */
    public UnusableFileException(String reason, String explanation) {
        super(explanation);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
