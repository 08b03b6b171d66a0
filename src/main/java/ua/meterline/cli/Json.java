package ua.meterline.cli;

import java.util.Map;
import org.apache.camel.util.json.Jsoner;

/** One JSON object per line, for scripts. */
final class Json {
    private Json() {}

    /** @param facts in the order in which they are to be written; texts, numbers, booleans, lists and nulls */
    static String line(Map<String, ?> facts) {
        return Jsoner.serialize(facts);
    }
}
