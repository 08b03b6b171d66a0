package ua.meterline.sms.concat;

/**
 * A part as a row of {@code message_part}.
 *
 * @param longMessage parts with the same number are one message
 * @param repeated whether the same part was in an earlier message of the same reference: either it was delivered again, or
 *     the sender begins another message with the same words under the same reference. What comes with it will tell.
 */
public record StoredSegment(long longMessage, SegmentState state, boolean repeated, Segment part) {}
