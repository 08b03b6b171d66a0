package ua.meterline.reading;

/**
 * A reading that was accepted before: a row of the table {@code reading}.
 *
 * @param counted whether it came in time, or a person accepted it: then it goes before what came late
 * @param latestMessageId the last message that stated it
 */
public record PastReading(BillingPeriod period, RegisterValue value, boolean counted, long latestMessageId) {
    /** Of two readings for one period, whether this is the effective one; as the view {@code effective_reading} says. */
    boolean goesBefore(PastReading other) {
        return counted == other.counted ? latestMessageId > other.latestMessageId : counted;
    }
}
