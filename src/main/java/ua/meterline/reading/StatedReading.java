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

    /** The same with another value. */
    public StatedReading with(RegisterValue value) {
        MeterReading other =
                new MeterReading(reading.account(), reading.meter(), value, reading.period(), reading.onTime());
        return new StatedReading(sender, other, history, closed);
    }

    /** Whether this value was accepted for its period before. */
    public boolean isRestatement() {
        return history.states(reading);
    }
}
