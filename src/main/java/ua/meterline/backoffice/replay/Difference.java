package ua.meterline.backoffice.replay;

import java.util.ArrayList;
import java.util.List;

/** Messages with the same change of outcome: their number, and the first few. */
public final class Difference {
    private final String before;
    private final String after;
    private final List<StoredMessage> examples = new ArrayList<>();
    private long count;

    Difference(String before, String after) {
        this.before = before;
        this.after = after;
    }

    void add(StoredMessage message, int mostExamples) {
        count++;
        if (examples.size() < mostExamples) {
            examples.add(message);
        }
    }

    /** The outcomes, {@code rejected wrong-format -> accepted}. */
    public String kind() {
        return before + " -> " + after;
    }

    /** The stored outcome, such as {@code rejected wrong-format}. */
    public String before() {
        return before;
    }

    /** The new outcome. */
    public String after() {
        return after;
    }

    public long count() {
        return count;
    }

    public List<StoredMessage> examples() {
        return List.copyOf(examples);
    }
}
