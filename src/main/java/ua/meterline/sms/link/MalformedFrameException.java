package ua.meterline.sms.link;

import java.io.IOException;

/** What comes cannot be cut into PDUs any more: where the next one begins is unknown, so the connection must end. */
final class MalformedFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(message);
    }
}
