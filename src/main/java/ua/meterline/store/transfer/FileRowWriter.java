package ua.meterline.store.transfer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Inserts rows into a SQLite file. */
final class FileRowWriter implements RowWriter {
    private static final int BATCH = 500;

    private final List<Column> columns;
    private final PreparedStatement insert;
    private int waiting;

    FileRowWriter(Connection connection, SharedTable table) throws SQLException {
        this.columns = table.columns();
        this.insert = connection.prepareStatement("INSERT INTO %s (%s) VALUES (?%s)"
                .formatted(SharedTable.quoted(table.name()), table.columnNames(), ", ?".repeat(columns.size() - 1)));
    }

    @Override
    public void write(Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            bind(i + 1, columns.get(i).type(), row[i]);
        }
        insert.addBatch();
        if (++waiting == BATCH) {
            finish();
        }
    }

    private void bind(int place, Column.Type type, Object value) throws SQLException {
        if (value == null) {
            insert.setObject(place, null);
        } else if (type.isNumber()) {
            insert.setLong(place, (Long) value);
        } else if (type == Column.Type.TEXT) {
            insert.setString(place, new String((byte[]) value, StandardCharsets.UTF_8));
        } else {
            insert.setBytes(place, (byte[]) value);
        }
    }

    @Override
    public void finish() throws SQLException {
        insert.executeBatch();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
