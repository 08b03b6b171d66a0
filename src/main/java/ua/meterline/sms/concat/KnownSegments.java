package ua.meterline.sms.concat;

import java.util.List;
import java.util.Map;

/**
 * What the store knows before a group of segments is written.
 *
 * @param lastId the highest id of a concatenated message, 0 at first
 * @param segments those of the latest messages with the keys of the group
 * @param waiting how many messages are incomplete, in all
 * @param waitingOf how many of them belong to a sender, for the senders of the group
 */
public record KnownSegments(long lastId, List<StoredSegment> segments, long waiting, Map<String, Long> waitingOf) {}
