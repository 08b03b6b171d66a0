package ua.meterline.web.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import ua.meterline.common.JsonText;
import ua.meterline.web.Answer;

/** Answers with JSON. */
final class JsonAnswer {
    private static final int OK = 200;

    private JsonAnswer() {}

    static Answer of(Map<String, Object> members) {
        byte[] json = (JsonText.of(members) + "\n").getBytes(StandardCharsets.UTF_8);
        return new Answer(OK, "application/json", Map.of(), out -> out.write(json));
    }

    /** Members in this order; a value may be null. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
