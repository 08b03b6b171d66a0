package ua.meterline.common;

import java.io.IOException;

/** Another holds the lock of a folder; the message says what is running. */
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    public FolderInUseException(String message) {
        super(message);
    }
}
