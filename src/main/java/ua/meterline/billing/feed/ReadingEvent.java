package ua.meterline.billing.feed;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;

/**
 * A change of the reading that counts for an account, a period and a meter. docs/kafka/reading-event.schema.json
 * describes its JSON form. An event holds the whole state, so that a repeated one changes nothing.
 *
 * @param kind what became of the reading
 * @param row of {@code select-reading-changes.sql}
 */
record ReadingEvent(Kind kind, Map<String, Object> row) {
    static final int VERSION = 1;

    enum Kind {
        /** There was no reading. */
        ACCEPTED("accepted"),
        /** There was another value. */
        CORRECTED("corrected"),
        /** Nothing counts any more. */
        WITHDRAWN("withdrawn");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** The account. */
    String key() {
        return (String) row.get("account");
    }

    byte[] toJson() {
        JsonObject json = new JsonObject();
        json.put("version", VERSION);
        json.put("event", kind.label());
        json.put("account", key());
        json.put("period", row.get("period"));
        json.put("meter", row.get("meter"));
        json.put("value", row.get("value"));
        json.put("previous_value", row.get("published_value"));
        if (kind != Kind.WITHDRAWN) {
            json.put("on_time", ((Number) row.get("on_time")).intValue() != 0);
            json.put("received_at", row.get("received_at"));
            json.put("channel", row.get("channel"));
            json.put("message_id", row.get("message_id"));
        }
        return json.toJson().getBytes(StandardCharsets.UTF_8);
    }
}
