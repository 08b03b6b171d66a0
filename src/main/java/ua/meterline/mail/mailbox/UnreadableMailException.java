package ua.meterline.mail.mailbox;

/** The server does not return this mail, but others. */
public final class UnreadableMailException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableMailException(String message, Throwable cause) {
        super(message, cause);
    }
}
