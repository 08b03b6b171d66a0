package ua.meterline.reading;

/**
 * A reading that somebody hands in, and what is known of the account by then: what a {@link Rule} judges.
 *
 * @param sender who hands it in, as in {@link CustomerMessage#sender()}
 */
public record StatedReading(String sender, MeterReading reading, AccountHistory history) {
    /** Whether this very value was accepted for its period before. */
    public boolean isRestatement() {
        return history.states(reading);
    }
}
