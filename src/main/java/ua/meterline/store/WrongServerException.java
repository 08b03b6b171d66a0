package ua.meterline.store;

import java.sql.SQLException;

/** The server takes connections, but it must not be written to: another one has taken its place. */
final class WrongServerException extends SQLException {
    private static final long serialVersionUID = 1L;

    /** @param problem a predicate to follow the name of the database or of the server */
    WrongServerException(String problem) {
        super(problem);
    }
}
