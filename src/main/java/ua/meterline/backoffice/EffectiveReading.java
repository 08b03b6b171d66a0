package ua.meterline.backoffice;

/**
 * The reading of a meter that counts for a period.
 *
 * @param reviewed whether a person accepted it
 * @param messageId the message that stated it first
 * @param latestMessageId the message that stated it last
 */
public record EffectiveReading(
        int value, String period, boolean onTime, boolean reviewed, long messageId, long latestMessageId) {}
