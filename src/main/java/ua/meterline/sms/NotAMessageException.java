package ua.meterline.sms;

/** What came from the SMSC is no message of a customer, but a receipt or a notification. */
public final class NotAMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAMessageException() {
        super("neither deliver_sm nor data_sm, or a receipt in one");
    }
}
