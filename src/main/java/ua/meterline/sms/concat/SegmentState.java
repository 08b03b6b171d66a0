package ua.meterline.sms.concat;

import java.util.Locale;

/** The state of a concatenated message, the same for all of its segments. */
public enum SegmentState {
    /** Segments are missing. */
    WAITING,
    /** Complete: the exchange that stored the last segment judges it; after a crash, {@code judge-leftovers} does. */
    COMPLETE,
    /** Timed out or replaced: {@code judge-leftovers} judges what arrived. */
    INCOMPLETE,
    /** Stored in the table {@code message}; the segments are kept for a while to detect redeliveries. */
    JUDGED;

    /** The word in the column {@code segment.state}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SegmentState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
