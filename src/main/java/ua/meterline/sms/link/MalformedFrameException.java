package ua.meterline.sms.link;

import java.io.IOException;

/**
 * The byte stream is no longer a sequence of PDUs: the start of the next one is unknown, so the connection must be
 * closed.
 */
final class MalformedFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(message);
    }
}
