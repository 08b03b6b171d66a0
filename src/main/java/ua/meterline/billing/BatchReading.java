package ua.meterline.billing;

/**
 * A reading as it is handed over.
 *
 * @param account ten digits
 * @param meter counts from 1
 * @param value what the dial shows
 * @param previousValue what an earlier batch said of this account, meter and period, which this one corrects; null where
 *     none did
 * @param onTime whether it was handed in within its window
 * @param receivedAt UTC; when the value was first stated
 * @param channel by which that was
 * @param messageId in which message that was
 */
record BatchReading(
        String account,
        long meter,
        long value,
        Long previousValue,
        boolean onTime,
        String receivedAt,
        String channel,
        long messageId) {
    boolean isCorrection() {
        return previousValue != null;
    }

    /** {@code new} or {@code correction}. */
    String kind() {
        return isCorrection() ? "correction" : "new";
    }
}
