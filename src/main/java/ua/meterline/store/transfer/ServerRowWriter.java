package ua.meterline.store.transfer;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Inserts rows on PostgreSQL by one COPY in its binary format. */
final class ServerRowWriter implements RowWriter {
    /** The signature, no flags, no extension. */
    private static final byte[] HEADER = HexFormat.of().parseHex("5047434f50590aff0d0a000000000000000000");

    private static final byte[] TRAILER = {-1, -1};
    private static final int SENT_AT_ONCE = 64 * 1024;

    private final List<Column> columns;
    private final CopyIn copy;
    private final RowEncoder encoder = new RowEncoder();
    private final ByteBuffer waiting = ByteBuffer.allocate(SENT_AT_ONCE);

    ServerRowWriter(Connection connection, SharedTable table) throws SQLException {
        this.columns = table.columns();
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY %s (%s) FROM STDIN (FORMAT binary)"
                        .formatted(SharedTable.quoted(table.name()), table.columnNames()));
        waiting.put(HEADER);
    }

    @Override
    public void write(Object[] row) throws SQLException {
        ByteBuffer encoded = encoder.encode(columns, row);
        if (encoded.remaining() > waiting.remaining()) {
            send(waiting.flip());
            waiting.clear();
        }
        if (encoded.remaining() > waiting.remaining()) {
            send(encoded);
        } else {
            waiting.put(encoded);
        }
    }

    private void send(ByteBuffer octets) throws SQLException {
        copy.writeToCopy(octets.array(), 0, octets.limit());
    }

    @Override
    public void finish() throws SQLException {
        send(waiting.flip());
        copy.writeToCopy(TRAILER, 0, TRAILER.length);
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
