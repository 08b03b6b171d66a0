package ua.meterline.store.transfer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that both databases have, with the same columns. Its rows go as arrays with a value for each column: a Long,
 * the octets of a text in UTF-8 or of a blob, or null.
 *
 * @param columns the first ones are the primary key, by which rows are ordered
 * @param keyColumns how many they are
 */
record SharedTable(String name, List<Column> columns, int keyColumns) {
    SharedTable {
        columns = List.copyOf(columns);
    }

    String columnNames() {
        return names(columns.stream());
    }

    /**
     * Selects all columns in the order of the key.
     *
     * @param after the key of a row as {@link #key} writes it, to begin behind it; null to begin with the first row
     */
    String select(String after) {
        String key = names(columns.stream().limit(keyColumns));
        String where = after == null ? "" : " WHERE (%s) > (%s)".formatted(key, after);
        return "SELECT %s FROM %s%s ORDER BY %s".formatted(columnNames(), quoted(name), where, key);
    }

    /** The key of a row, as values of SQL. */
    String key(Object[] row) {
        return Stream.iterate(0, i -> i + 1)
                .limit(keyColumns)
                .map(i -> literal(columns.get(i), row[i]))
                .collect(Collectors.joining(", "));
    }

    private static String literal(Column column, Object value) {
        if (column.type().isNumber()) {
            return value.toString();
        } else if (column.type() == Column.Type.TEXT) {
            return "'" + new String((byte[]) value, StandardCharsets.UTF_8).replace("'", "''") + "'";
        }
        throw new IllegalArgumentException("a key is a number or a text, and not " + column);
    }

    private static String names(Stream<Column> columns) {
        return columns.map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }

    /** Some names are words of SQL. */
    static String quoted(String name) {
        return '"' + name + '"';
    }
}
