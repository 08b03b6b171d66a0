package ua.meterline.reading;

/**
 * An accepted reading: a row of the table {@code reading}.
 *
 * @param counted whether it was on time or accepted by a reviewer: then it takes precedence over late ones
 * @param latestMessageId the last message that stated it
 */
public record PastReading(BillingPeriod period, RegisterValue value, boolean counted, long latestMessageId) {
    /** Whether this one is effective of two readings of one period, as in the view {@code effective_reading}. */
    boolean goesBefore(PastReading other) {
        return counted == other.counted ? latestMessageId > other.latestMessageId : counted;
    }
}
