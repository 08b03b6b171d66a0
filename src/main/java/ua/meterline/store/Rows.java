package ua.meterline.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.Jsoner;

/** Writes a row as pairs of parameter name and value; a value may be null. */
public final class Rows {
    private Rows() {}

    public static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new HashMap<>(namesAndValues.length);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    /**
     * An array of strings, numbers and arrays, for SQLite's {@code json_each}; whatever is in the strings is escaped.
     */
    public static String json(List<?> elements) {
        return Jsoner.serialize(elements);
    }
}
