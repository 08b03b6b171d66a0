package ua.meterline.reading;

import java.time.LocalDate;
import java.util.List;

/**
 * What an edge knows about a message from a mail or a list, beyond its text. One mail or list becomes one message for
 * each of its readings.
 *
 * @param keys each of them identifies the message for ever, so that importing it again is idempotent; the first is the
 *     main one
 * @param content what the edge read
 */
public record Imported(List<String> keys, Content content) {
    public Imported {
        keys = List.copyOf(keys);
    }

    /** What an edge read. */
    public sealed interface Content {
        /**
         * A clear reading.
         *
         * @param readOn the day for which it counts; null: the day on which the message was received
         */
        record Reading(AccountNumber account, RegisterValue value, LocalDate readOn) implements Content {}

        /** Something for the review queue; account and value are null where unknown. */
        record Unclear(AccountNumber account, RegisterValue value, String reason) implements Content {}

        /** No reading. */
        record Wrong(RejectionReason reason) implements Content {}
    }
}
