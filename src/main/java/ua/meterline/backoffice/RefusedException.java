package ua.meterline.backoffice;

/** The request was refused; the message gives the reason in one line. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
