package ua.meterline.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Values as PostgreSQL takes them. */
final class PostgresValues {
    /** A text cannot contain U+0000 there. Where a message has one, the octets as received are stored beside it. */
    private static final char NUL = '\0';

    private static final char SYMBOL_FOR_NUL = '\u2400';

    private PostgresValues() {}

    static Object of(Object value) {
        if (value instanceof String text) {
            return text.indexOf(NUL) < 0 ? text : text.replace(NUL, SYMBOL_FOR_NUL);
        }
        return value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : value;
    }

    /** The column of the rows that the parameter names. */
    static Array array(Connection connection, NamedSql.Parameter parameter, List<? extends Map<String, ?>> rows)
            throws SQLException {
        String type = parameter.elementType();
        Object[] elements = switch (type) {
            case "bigint" -> column(rows, parameter, Long[]::new, value -> ((Number) value).longValue());
            case "integer" -> column(rows, parameter, Integer[]::new, value -> ((Number) value).intValue());
            case "text" -> column(rows, parameter, String[]::new, value -> (String) of(value.toString()));
            case "bytea" -> column(rows, parameter, byte[][]::new, value -> (byte[]) value);
            default -> throw new IllegalArgumentException("no arrays of " + type);
        };
        return connection.createArrayOf(type, elements);
    }

    private static <T> T[] column(
            List<? extends Map<String, ?>> rows,
            NamedSql.Parameter parameter,
            IntFunction<T[]> array,
            Function<Object, T> element) {
        return rows.stream()
                .map(row -> NamedSql.value(row, parameter.name()))
                .map(value -> value == null ? null : element.apply(value))
                .toArray(array);
    }
}
