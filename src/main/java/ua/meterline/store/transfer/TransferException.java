package ua.meterline.store.transfer;

/** A copy was refused, or failed. The message is for operators: what, where, and what to do. */
public final class TransferException extends Exception {
    private static final long serialVersionUID = 1L;

    TransferException(String message) {
        super(message);
    }

    TransferException(String message, Throwable cause) {
        super(message, cause);
    }
}
