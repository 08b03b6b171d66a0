package ua.meterline.link;

import java.io.IOException;

/** What comes cannot be cut into PDUs any more: where the next one begins is unknown, so the connection must end. */
final class BrokenFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenFrameException(String message) {
        super(message);
    }
}
