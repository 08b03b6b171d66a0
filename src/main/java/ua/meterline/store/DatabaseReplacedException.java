package ua.meterline.store;

import java.nio.file.Path;
import java.sql.SQLException;

/** The open database is no longer the one at its path: what is written to it is lost when the process ends. */
public final class DatabaseReplacedException extends SQLException {
    private static final long serialVersionUID = 1L;

    public DatabaseReplacedException(Path file) {
        super(file + " was removed or replaced while it is open");
    }
}
