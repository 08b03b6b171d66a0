package ua.meterline.reading;

/**
 * A message with its final outcome and its answer: one row in {@code message}, one in {@code reply}, and one in
 * {@code reading} when accepted, or in {@code held_reading} when held.
 *
 * @param id the message's id
 * @param suppression why the answer is not sent; null when it is, or when {@code answer} says so
 * @param answer how it is answered where its channel decides that; null: with {@code replyText}
 */
public record Decision(
        long id,
        CustomerMessage message,
        ReadingOutcome outcome,
        String replyText,
        Suppression suppression,
        Answer answer) {
    /** Answered if its sender can be. */
    public Decision(long id, CustomerMessage message, ReadingOutcome outcome, String replyText) {
        this(id, message, outcome, replyText, message.unanswerable(), null);
    }

    /** Answered as its channel wants it. */
    public Decision(long id, CustomerMessage message, ReadingOutcome outcome, Answer answer) {
        this(id, message, outcome, answer.text(), message.unanswerable(), answer);
    }

    public boolean isAnswered() {
        return whyNotAnswered() == null;
    }

    /** The word in the column {@code reply.reason}; null when it is answered. */
    public String whyNotAnswered() {
        if (suppression != null) {
            return suppression.label();
        }
        return answer == null ? null : answer.suppressed();
    }

    Decision suppressed(Suppression why) {
        return new Decision(id, message, outcome, replyText, why, answer);
    }
}
