package ua.meterline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with camel-jdbc's {@code :?name} parameters, parsed once.
 *
 * @param positional the statement with a plain {@code ?} for each parameter
 * @param names the parameters in the order of their question marks
 */
public record NamedSql(String positional, List<String> names) {
    private static final Pattern PARAMETER = Pattern.compile(":\\?(\\w+)");
    private static final Map<String, NamedSql> PARSED = new ConcurrentHashMap<>();

    public static NamedSql of(String sql) {
        return PARSED.computeIfAbsent(sql, NamedSql::parse);
    }

    /**
     * One of the statements in {@code sql/}, by the name of its file.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static NamedSql resource(String name) {
        try (InputStream sql = NamedSql.class.getResourceAsStream("/sql/" + name + ".sql")) {
            if (sql == null) {
                throw new IllegalArgumentException("no statement sql/" + name + ".sql");
            }
            return of(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NamedSql parse(String sql) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(sql);
        String positional = matcher.replaceAll(found -> {
            names.add(found.group(1));
            return "?";
        });
        return new NamedSql(positional, List.copyOf(names));
    }

    /**
     * The value of each parameter, in the order of the question marks.
     *
     * @throws IllegalArgumentException when the row lacks one
     */
    public Object[] valuesFrom(Map<String, ?> row) {
        Object[] values = new Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            String name = names.get(i);
            values[i] = row.get(name);
            if (values[i] == null && !row.containsKey(name)) {
                throw new IllegalArgumentException("a row lacks the parameter " + name);
            }
        }
        return values;
    }
}
