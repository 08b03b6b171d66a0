package ua.meterline.backoffice.messages;

import java.time.Instant;

/**
 * How many messages of one channel and outcome came in an hour.
 *
 * @param hour its beginning
 * @param channel as in {@code message.channel}
 * @param outcome as in {@code message.outcome}
 */
public record HourCount(Instant hour, String channel, String outcome, long messages) {}
