package ua.meterline.store.transfer;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes a row as COPY of PostgreSQL has it in its binary format: the number of values, and each with its length, most
 * significant octet first. A missing value has the length -1. The buffer is used again for the next row.
 */
final class RowEncoder {
    private ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);

    /** The octets of the row from 0 to the limit, in the buffer's array. */
    ByteBuffer encode(List<Column> columns, Object[] row) {
        buffer.clear();
        buffer.putShort((short) row.length);
        for (int i = 0; i < row.length; i++) {
            put(columns.get(i).type(), row[i]);
        }
        return buffer.flip();
    }

    private void put(Column.Type type, Object value) {
        if (value == null) {
            reserve(Integer.BYTES).putInt(-1);
        } else if (value instanceof byte[] octets) {
            reserve(Integer.BYTES + octets.length).putInt(octets.length).put(octets);
        } else if (type == Column.Type.INTEGER) {
            reserve(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(((Long) value).intValue());
        } else {
            reserve(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong((Long) value);
        }
    }

    private ByteBuffer reserve(int octets) {
        if (buffer.remaining() < octets) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (buffer.position() + octets));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }
}
