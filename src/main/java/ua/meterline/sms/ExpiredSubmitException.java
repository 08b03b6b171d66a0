package ua.meterline.sms;

/** A message was not sent, because it had expired when it was its turn. */
public final class ExpiredSubmitException extends Exception {
    private static final long serialVersionUID = 1L;

    public ExpiredSubmitException() {
        super("the message expired before it could be sent");
    }
}
