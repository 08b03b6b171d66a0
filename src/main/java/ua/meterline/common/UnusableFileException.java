package ua.meterline.common;

/** A file that cannot be read: it exceeds a limit, or is not what its name says. */
public final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason a word, such as {@code message.reason} has it
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
