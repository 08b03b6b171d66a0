package ua.meterline.reading;

/**
 * A message with its final outcome and its answer: one row in {@code message}, one in {@code reply}, and one in
 * {@code reading} when accepted, or in {@code held_reading} when held.
 *
 * @param id the message's id
 * @param suppression why the answer is not sent; null when it is
 */
public record Decision(
        long id, CustomerMessage message, ReadingOutcome outcome, String replyText, Suppression suppression) {
    /** Answered if its sender can be. */
    public Decision(long id, CustomerMessage message, ReadingOutcome outcome, String replyText) {
        this(id, message, outcome, replyText, message.unanswerable());
    }

    public boolean isAnswered() {
        return suppression == null;
    }

    Decision suppressed(Suppression why) {
        return new Decision(id, message, outcome, replyText, why);
    }
}
