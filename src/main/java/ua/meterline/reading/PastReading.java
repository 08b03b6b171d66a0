package ua.meterline.reading;

/**
 * An accepted reading: a row of the table {@code reading}.
 *
 * @param counted whether it was on time or accepted by a reviewer: then it takes precedence over late ones
 * @param latestMessageId the last message that stated it, or as of which a review accepted it
 * @param review the review that accepted it; 0 for none
 * @param meter as in {@link MeterReading}
 */
public record PastReading(
        BillingPeriod period, RegisterValue value, boolean counted, long latestMessageId, long review, int meter) {
    /** Of the first meter, not accepted in a review. */
    public PastReading(BillingPeriod period, RegisterValue value, boolean counted, long latestMessageId) {
        this(period, value, counted, latestMessageId, 0, 1);
    }

    /**
     * Whether this one is effective of two readings of one period, as in the view {@code effective_reading}; of two
     * meters, that of the new one is.
     */
    boolean goesBefore(PastReading other) {
        if (meter != other.meter) {
            return meter > other.meter;
        }
        if (counted != other.counted) {
            return counted;
        }
        return latestMessageId == other.latestMessageId
                ? review > other.review
                : latestMessageId > other.latestMessageId;
    }
}
