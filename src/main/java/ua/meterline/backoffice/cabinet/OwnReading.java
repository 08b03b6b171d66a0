package ua.meterline.backoffice.cabinet;

import java.time.Instant;
import java.util.List;

/**
 * A reading of an account, as its customer sees it.
 *
 * @param period {@code YYYY-MM}
 * @param channel by which it came; null where that is not stored
 * @param rules the names of the rules that hold it; empty for none
 */
public record OwnReading(
        String period,
        int meter,
        int value,
        State state,
        String channel,
        boolean onTime,
        boolean reviewed,
        Instant received,
        List<String> rules) {
    /** What became of it. */
    public enum State {
        /** It is the one that counts for its period. */
        COUNTS,
        /** Accepted, and another one counts. */
        REPLACED,
        /** Waits for a decision of the office. */
        HELD,
        /** The office refused it. */
        REJECTED
    }

    public OwnReading {
        rules = List.copyOf(rules);
    }
}
