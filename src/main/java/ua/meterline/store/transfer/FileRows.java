package ua.meterline.store.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The rows of a table in a SQLite file, as PostgreSQL can hold them. */
final class FileRows implements RowReader {
    /** U+2400 in UTF-8, for U+0000, which no text can contain on PostgreSQL. */
    private static final byte[] SYMBOL_FOR_NUL = {(byte) 0xE2, (byte) 0x90, (byte) 0x80};

    private final List<Column> columns;
    private final Statement statement;
    private final ResultSet rows;

    FileRows(Connection connection, SharedTable table, String after) throws SQLException {
        this.columns = table.columns();
        this.statement = connection.createStatement();
        try {
            this.rows = statement.executeQuery(table.select(after));
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public Object[] next() throws SQLException {
        if (!rows.next()) {
            return null;
        }
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(columns.get(i).type(), i + 1);
        }
        return row;
    }

    private Object value(Column.Type type, int place) throws SQLException {
        if (type.isNumber()) {
            long number = rows.getLong(place);
            return number == 0 && rows.wasNull() ? null : (Long) fitting(type, number, place);
        }
        byte[] octets = rows.getBytes(place); // of a text, those in the file: UTF-8
        if (octets == null) {
            return null;
        }
        return type == Column.Type.TEXT ? withoutNul(octets) : octets;
    }

    private long fitting(Column.Type type, long number, int place) throws SQLException {
        if (type == Column.Type.INTEGER && (int) number != number) {
            throw new SQLException("column " + columns.get(place - 1).name() + " has the number " + number
                    + ", which does not fit into an integer of PostgreSQL");
        }
        return number;
    }

    private static byte[] withoutNul(byte[] text) {
        int places = 0;
        for (byte octet : text) {
            places += octet == 0 ? 1 : 0;
        }
        return places == 0 ? text : replaced(text, places);
    }

    private static byte[] replaced(byte[] text, int places) {
        byte[] result = new byte[text.length + places * (SYMBOL_FOR_NUL.length - 1)];
        int end = 0;
        for (byte octet : text) {
            if (octet == 0) {
                System.arraycopy(SYMBOL_FOR_NUL, 0, result, end, SYMBOL_FOR_NUL.length);
                end += SYMBOL_FOR_NUL.length;
            } else {
                result[end++] = octet;
            }
        }
        return result;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
