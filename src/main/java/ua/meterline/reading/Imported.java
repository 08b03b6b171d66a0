package ua.meterline.reading;

import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a message that came by mail or in a list, beyond its text: the edge has read it already, and it is
 * recognised for ever. One mail or list becomes one message for each of its readings.
 *
 * @param keys any of them tells the same message again, however much later; the first is its main one
 * @param content what the edge understood
 * @param answering composes the answer
 */
public record Imported(List<String> keys, Content content, Answering answering) {
    public Imported {
        keys = List.copyOf(keys);
    }

    /** What an edge understood. */
    public sealed interface Content {
        /**
         * A clear reading.
         *
         * @param readOn the day for which it counts; null: when the message was received
         */
        record Reading(AccountNumber account, RegisterValue value, LocalDate readOn) implements Content {}

        /** Something for a person to look at; account and value are null where they are not known. */
        record Unclear(AccountNumber account, RegisterValue value, String reason) implements Content {}

        /** No reading. */
        record Wrong(RejectionReason reason) implements Content {}
    }

    /** Is told the outcome of a message once it is decided, now or before a restart. For use by one thread. */
    @FunctionalInterface
    public interface Answering {
        /** @param outcome the word in the column {@code message.outcome} */
        Answer answerTo(String outcome);
    }
}
