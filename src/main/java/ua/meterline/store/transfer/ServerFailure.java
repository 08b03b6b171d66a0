package ua.meterline.store.transfer;

import java.io.IOException;
import java.sql.SQLException;

/** A stream of the driver hides the failure of the server in an {@link IOException}. */
final class ServerFailure {
    /** SQLSTATE of a connection that failed. */
    private static final String CONNECTION = "08006";

    private ServerFailure() {}

    interface Reading<T> {
        T read() throws IOException;
    }

    /** @throws SQLException in place of an {@link IOException} */
    static <T> T unwrap(Reading<T> reading) throws SQLException {
        try {
            return reading.read();
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new SQLException(e.getMessage() == null ? "the stream ended" : e.getMessage(), CONNECTION, e);
        }
    }
}
