package ua.meterline.sms;

/** What came from the SMSC carries no message: an alert_notification, which nobody here waits for. */
public final class NotAMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAMessageException() {
        super("neither deliver_sm nor data_sm");
    }
}
