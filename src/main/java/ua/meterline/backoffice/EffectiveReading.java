package ua.meterline.backoffice;

/**
 * The effective reading of a meter in a period.
 *
 * @param reviewed whether a reviewer accepted it
 * @param messageId the message that stated it first
 * @param latestMessageId the message that stated it last
 */
public record EffectiveReading(
        int value, String period, boolean onTime, boolean reviewed, long messageId, long latestMessageId) {}
