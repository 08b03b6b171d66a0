package ua.meterline.reading;

/**
 * A stated reading with the history of its account: the input of a {@link Rule}.
 *
 * @param sender as in {@link CustomerMessage#sender()}
 */
public record StatedReading(String sender, MeterReading reading, AccountHistory history) {
    /** Whether this value was accepted for its period before. */
    public boolean isRestatement() {
        return history.states(reading);
    }
}
