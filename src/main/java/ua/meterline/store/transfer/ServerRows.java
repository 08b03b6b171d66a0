package ua.meterline.store.transfer;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** The rows of a table on PostgreSQL, streamed in the binary format of COPY. */
final class ServerRows implements RowReader {
    private static final int SIGNATURE_OCTETS = 11;

    private final Connection connection;
    private final List<Column> columns;
    private final DataInputStream stream;
    private boolean ended;

    ServerRows(Connection connection, SharedTable table, String after) throws SQLException {
        this.connection = connection;
        this.columns = table.columns();
        String copy = "COPY (" + table.select(after) + ") TO STDOUT (FORMAT binary)";
        PGCopyInputStream octets = new PGCopyInputStream(connection.unwrap(PGConnection.class), copy);
        this.stream = new DataInputStream(new BufferedInputStream(octets, 64 * 1024));
        ServerFailure.unwrap(this::skipHeader);
    }

    /** The signature, flags, and an extension with its length. */
    private Void skipHeader() throws IOException {
        stream.skipNBytes(SIGNATURE_OCTETS + Integer.BYTES);
        stream.skipNBytes(stream.readInt());
        return null;
    }

    @Override
    public Object[] next() throws SQLException {
        return ServerFailure.unwrap(this::read);
    }

    private Object[] read() throws IOException {
        if (stream.readShort() < 0) { // the trailer
            ended = stream.read() < 0;
            return null;
        }
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(columns.get(i).type(), stream.readInt());
        }
        return row;
    }

    private Object value(Column.Type type, int length) throws IOException {
        if (length < 0) {
            return null;
        } else if (type == Column.Type.INTEGER) {
            return (long) stream.readInt();
        } else if (type == Column.Type.BIGINT) {
            return stream.readLong();
        }
        return stream.readNBytes(length);
    }

    /**
     * Before the end, this ends the connection: the driver would cancel the COPY, and may lose count of the responses.
     * It happens only when the whole copy fails.
     */
    @Override
    public void close() throws SQLException {
        if (ended) {
            ServerFailure.unwrap(() -> {
                stream.close();
                return null;
            });
        } else {
            connection.abort(Runnable::run);
        }
    }
}
