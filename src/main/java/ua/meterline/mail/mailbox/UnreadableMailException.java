package ua.meterline.mail.mailbox;

/** The server does not hand out this one mail, while it goes on talking about others. */
public final class UnreadableMailException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableMailException(String message, Throwable cause) {
        super(message, cause);
    }
}
