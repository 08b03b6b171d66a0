package ua.meterline.store;

/** The database cannot be written just now. What was to be stored is not, and may be tried again. */
public class StoreUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
