package ua.meterline.sms;

/** The PDU carries no message: an alert_notification. */
public final class NotAMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAMessageException() {
        super("neither deliver_sm nor data_sm");
    }
}
