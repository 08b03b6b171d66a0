package ua.meterline.outbox;

import java.io.IOException;

/**
 * A reply was not sent: its claim was not renewed in time, so another node may have sent it. Where none has, it is due
 * again.
 */
public final class LostClaimException extends IOException {
    private static final long serialVersionUID = 1L;

    public LostClaimException() {
        super("the claim has ended");
    }
}
