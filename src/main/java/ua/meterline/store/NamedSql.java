package ua.meterline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with camel-jdbc's {@code :?name} parameters, parsed once. Immutable.
 *
 * <p>On PostgreSQL, {@code :?name::type[]} is the column of that name of all rows as one array, so that one execution
 * writes them all: {@code INSERT ... SELECT ... FROM unnest(:?id::bigint[], :?text::text[])}. Other parameters of such
 * a statement are the same in all rows.
 *
 * @param positional the statement with a plain {@code ?} for each parameter
 * @param parameters in the order of their question marks
 */
public record NamedSql(Dialect dialect, String positional, List<Parameter> parameters) {
    private static final Pattern PARAMETER = Pattern.compile(":\\?(\\w+)(?:::(\\w+)\\[])?");
    private static final Map<Key, NamedSql> PARSED = new ConcurrentHashMap<>();

    /** @param elementType of the array; null where the parameter is a single value */
    record Parameter(String name, String elementType) {}

    private record Key(Dialect dialect, String sql) {}

    public static NamedSql of(String sql, Dialect dialect) {
        return PARSED.computeIfAbsent(new Key(dialect, sql), NamedSql::parse);
    }

    /**
     * One of the statements in {@code sql/}, by the name of its file. They are in the language of SQLite; PostgreSQL's
     * own statement in {@code sql/postgresql/} precedes the translated one.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static NamedSql resource(String name, Dialect dialect) {
        String own = dialect == Dialect.SQLITE ? null : text("/" + dialect.statements() + "/" + name + ".sql");
        return of(own == null ? dialect.translated(common(name)) : own, dialect);
    }

    private static String common(String name) {
        String common = text("/sql/" + name + ".sql");
        if (common == null) {
            throw new IllegalArgumentException("no statement sql/" + name + ".sql");
        }
        return common;
    }

    private static String text(String path) {
        try (InputStream sql = NamedSql.class.getResourceAsStream(path)) {
            return sql == null ? null : new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NamedSql parse(Key key) {
        List<Parameter> parameters = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(key.sql);
        String positional = matcher.replaceAll(found -> {
            String elementType = found.group(2);
            parameters.add(new Parameter(found.group(1), elementType));
            return elementType == null ? "?" : "?::" + elementType + "[]";
        });
        return new NamedSql(key.dialect, positional, List.copyOf(parameters));
    }

    /** The names of the parameters, in the order of their question marks. */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** Whether one execution takes all rows. */
    public boolean takesArrays() {
        // Asked for each statement of each group.
        for (Parameter parameter : parameters) {
            if (parameter.elementType != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * The value of each parameter, in the order of the question marks.
     *
     * @throws IllegalArgumentException when the row lacks one
     */
    public Object[] valuesFrom(Map<String, ?> row) {
        Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, parameters.get(i).name);
        }
        return values;
    }

    static Object value(Map<String, ?> row, String name) {
        Object value = row.get(name);
        if (value == null && !row.containsKey(name)) {
            throw new IllegalArgumentException("a row lacks the parameter " + name);
        }
        return value;
    }

    /** Binds the row: as arrays of one element where the statement takes arrays. */
    public void bind(PreparedStatement prepared, Map<String, ?> row) throws SQLException {
        bindFrom(1, prepared, List.of(row));
    }

    /** @param values as {@link #valuesFrom} returns them */
    public void bind(PreparedStatement prepared, Object[] values) throws SQLException {
        bindFrom(1, prepared, values);
    }

    private void bindFrom(int first, PreparedStatement prepared, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(first + i, dialect == Dialect.SQLITE ? values[i] : PostgresValues.of(values[i]));
        }
    }

    /**
     * Binds all rows for one execution.
     *
     * @param first position of the first question mark of this statement: 1, unless it is one of several in the
     *     prepared one
     * @param rows one, or several where the statement takes arrays
     * @throws IllegalStateException when there are several, and it takes one
     */
    public void bindFrom(int first, PreparedStatement prepared, List<? extends Map<String, ?>> rows)
            throws SQLException {
        if (!takesArrays()) {
            if (rows.size() != 1) {
                throw new IllegalStateException("takes one row: " + positional);
            }
            bindFrom(first, prepared, valuesFrom(rows.get(0)));
            return;
        }
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            prepared.setObject(
                    first + i,
                    parameter.elementType == null
                            ? PostgresValues.of(value(rows.get(0), parameter.name))
                            : PostgresValues.array(prepared.getConnection(), parameter, rows));
        }
    }
}
