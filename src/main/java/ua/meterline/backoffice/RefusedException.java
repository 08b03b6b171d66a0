package ua.meterline.backoffice;

/** What was asked for cannot be done, for a reason that the message says in one line. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
