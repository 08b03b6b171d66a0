package ua.meterline.store;

import java.util.HashMap;
import java.util.Map;

/** Writes a row as pairs of parameter name and value; a value may be null. */
final class Rows {
    private Rows() {}

    static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new HashMap<>(namesAndValues.length);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
