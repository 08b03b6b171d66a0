package ua.meterline.web.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The form of a replay. Immutable.
 *
 * @param values of settings by name, as they stand in the fields
 * @param current the same as they are now
 * @param problem in one line; empty for none
 */
public record ReplayForm(
        String since, Map<String, String> values, Map<String, String> current, String problem, ReplayState state) {
    public ReplayForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        current = Collections.unmodifiableMap(new LinkedHashMap<>(current));
    }
}
