package ua.meterline.reading;

import java.time.LocalDate;
import java.util.List;

/**
 * What an edge knows about a message from a mail or a list, beyond its text. One mail or list becomes one message for
 * each of its readings.
 *
 * @param keys each of them identifies the message for ever, so that importing it again is idempotent; the first is the
 *     main one; none for a form, which is not sent again
 * @param content what the edge read
 * @param numbers what each number of the letter was taken for
 */
public record Imported(List<String> keys, Content content, List<ExplainedNumber> numbers) {
    public Imported {
        keys = List.copyOf(keys);
        numbers = List.copyOf(numbers);
    }

    /** A row of a list, or a part of a letter without explanations of its own. */
    public Imported(List<String> keys, Content content) {
        this(keys, content, List.of());
    }

    /** Whether a date chooses the period of the reading, and not the time of its arrival. */
    boolean isDated() {
        return content instanceof Content.Reading read && read.readOn() != null;
    }

    /** What an edge read. */
    public sealed interface Content {
        /**
         * A clear reading.
         *
         * @param readOn the day for which it counts; null: the day on which the message was received
         */
        record Reading(AccountNumber account, RegisterValue value, LocalDate readOn) implements Content {}

        /**
         * Something for the review queue; account and value are null where unknown.
         *
         * @param readOn as for a clear reading
         */
        record Unclear(AccountNumber account, RegisterValue value, LocalDate readOn, String reason) implements Content {
            public Unclear(AccountNumber account, RegisterValue value, String reason) {
                this(account, value, null, reason);
            }
        }

        /** No reading. */
        record Wrong(RejectionReason reason) implements Content {}
    }
}
