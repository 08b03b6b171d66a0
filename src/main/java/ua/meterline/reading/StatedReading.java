package ua.meterline.reading;

/**
 * A stated reading with the history of its account: the input of a {@link Rule}.
 *
 * @param sender as in {@link CustomerMessage#sender()}
 * @param closed whether it is dated into a period whose window is over, or whose reading was exported
 */
public record StatedReading(String sender, MeterReading reading, AccountHistory history, boolean closed) {
    /** For a period that is open. */
    public StatedReading(String sender, MeterReading reading, AccountHistory history) {
        this(sender, reading, history, false);
    }

    /** Whether this value was accepted for its period before. */
    public boolean isRestatement() {
        return history.states(reading);
    }
}
