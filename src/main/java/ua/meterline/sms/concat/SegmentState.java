package ua.meterline.sms.concat;

import java.util.Locale;

/** What becomes of the parts of a long message, together. */
public enum SegmentState {
    /** Further ones may come. */
    WAITING,
    /** All are there: whoever stored the last one has the message judged, or else, after a crash, {@code judge-leftovers}. */
    COMPLETE,
    /** The rest never came: {@code judge-leftovers} has the message judged as it is. */
    INCOMPLETE,
    /** They are a message in the table {@code message}; kept for a while to recognise parts that are delivered again. */
    JUDGED;

    /** The word in the column {@code message_part.state}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SegmentState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
