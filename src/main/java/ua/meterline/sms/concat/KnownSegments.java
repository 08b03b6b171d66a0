package ua.meterline.sms.concat;

import java.util.List;
import java.util.Map;

/**
 * What the store knows before a group of parts is written.
 *
 * @param lastId the highest number that a long message was given, 0 at first
 * @param parts those of the latest messages with the keys of the group
 * @param waiting how many long messages wait for parts, in all
 * @param waitingOf how many of them are of a sender, for the senders of the group
 */
public record KnownSegments(long lastId, List<StoredSegment> parts, long waiting, Map<String, Long> waitingOf) {}
