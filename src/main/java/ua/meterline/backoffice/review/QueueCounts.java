package ua.meterline.backoffice.review;

import java.util.SortedMap;

/**
 * How much waits.
 *
 * @param open all cases without a decision
 * @param deferred of them, those that are put off until later
 * @param oldest when the oldest was received, a UTC text; null for an empty queue
 * @param byRule cases that a rule holds, by its name
 * @param claims how many cases each person works on, by name
 */
public record QueueCounts(
        long open, long deferred, String oldest, SortedMap<String, Long> byRule, SortedMap<String, Long> claims) {}
