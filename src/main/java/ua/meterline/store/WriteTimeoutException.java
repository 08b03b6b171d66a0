package ua.meterline.store;

/** What was to be stored was not on disk in time. */
public final class WriteTimeoutException extends StoreUnavailableException {
    private static final long serialVersionUID = 1L;

    public WriteTimeoutException() {
        super("not written in time", null);
    }
}
