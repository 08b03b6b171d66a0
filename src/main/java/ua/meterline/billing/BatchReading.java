package ua.meterline.billing;

/**
 * A reading in a batch. {@link BatchColumn} lists what of it is exported.
 *
 * @param account ten digits
 * @param meter counts from 1
 * @param meterNumber as printed on the meter, when the batch was filled; null when the registry did not know it
 * @param value the register value; null when the reading was withdrawn after its export, and nothing counts
 * @param previousValue the value in an earlier batch that this one corrects; null when there is none
 * @param onTime whether it was received within its window
 * @param receivedAt UTC text; when the value was first stated
 * @param channel of that message
 * @param messageId of that message
 */
record BatchReading(
        String account,
        long meter,
        String meterNumber,
        Long value,
        Long previousValue,
        boolean onTime,
        String receivedAt,
        String channel,
        long messageId) {
    boolean isCorrection() {
        return previousValue != null;
    }

    boolean isWithdrawn() {
        return value == null;
    }

    /** {@code new}, {@code correction} or {@code withdrawn}. */
    String kind() {
        return isWithdrawn() ? "withdrawn" : isCorrection() ? "correction" : "new";
    }
}
