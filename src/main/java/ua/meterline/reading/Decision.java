package ua.meterline.reading;

import java.util.List;
import ua.meterline.reading.ReadingOutcome.Held;

/**
 * A message with its final outcome: one row in {@code message}, and one in {@code reading} when accepted, or in
 * {@code held_reading} when held. It has one row in {@code reply}, which is stored together with it unless
 * {@link #isAnsweredLater}.
 *
 * @param id the message's id
 * @param replyText the text of the reply; empty for an imported message
 * @param suppression why the reply is not sent; null when it is
 * @param numbers what each number of the text was taken for; empty where that is not stored
 */
public record Decision(
        long id,
        CustomerMessage message,
        ReadingOutcome outcome,
        String replyText,
        Suppression suppression,
        List<ExplainedNumber> numbers) {
    Decision with(List<ExplainedNumber> explained) {
        return new Decision(id, message, outcome, replyText, suppression, explained);
    }

    /** Answered if its sender can be. */
    public Decision(long id, CustomerMessage message, ReadingOutcome outcome, String replyText) {
        this(id, message, outcome, replyText, message.unanswerable(), List.of());
    }

    public boolean isAnswered() {
        return suppression == null;
    }

    /** Whether the reply is composed and stored in a later step, from the stored outcome. */
    public boolean isAnsweredLater() {
        return message.imported() != null && suppression == null;
    }

    /** The word in the column {@code reply.reason}; null when it is answered. */
    public String whyNotAnswered() {
        return suppression == null ? null : suppression.label();
    }

    /** With this reply. */
    public Decision answering(String reply) {
        return new Decision(id, message, outcome, reply, suppression, numbers);
    }

    /** Without the suggested value of the held reading. */
    public Decision askingNothing() {
        return new Decision(id, message, ((Held) outcome).suggesting(null), replyText, suppression, numbers);
    }

    /** With no reply, for this reason. */
    public Decision suppressed(Suppression why) {
        return new Decision(id, message, outcome, replyText, why, numbers);
    }
}
