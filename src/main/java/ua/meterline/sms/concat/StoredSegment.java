package ua.meterline.sms.concat;

/**
 * A segment as a row of {@code segment}.
 *
 * @param longMessage segments with the same number are one message
 * @param repeated whether the same segment was in an earlier message of the same reference: it is a redelivery, or
 *     the start of another message with the same text and reference; the segments that follow tell
 */
public record StoredSegment(long longMessage, SegmentState state, boolean repeated, Segment segment) {}
