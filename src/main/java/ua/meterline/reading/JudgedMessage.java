package ua.meterline.reading;

/**
 * A message with its preliminary outcome, judged by its text alone. What the store knows (a redelivery, a repeated
 * reading) may change it.
 */
public record JudgedMessage(CustomerMessage message, ReadingOutcome outcome) {
    /** Whether it is a reading whose period a date has chosen. */
    public boolean isDated() {
        return message.imported() != null && message.imported().isDated();
    }
}
