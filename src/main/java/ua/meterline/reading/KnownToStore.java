package ua.meterline.reading;

import java.util.Map;
import java.util.Set;

/**
 * What the store knows of a group of messages before they are written.
 *
 * @param lastMessageId the highest id given so far, 0 in an empty store
 * @param delivered fingerprints of the group that were stored within the redelivery window
 * @param stored identities of readings of the group that are stored already
 * @param imported the outcomes of messages of the group that were imported before, by their keys
 */
public record KnownToStore(
        long lastMessageId,
        Set<Fingerprint> delivered,
        Set<MeterReading.Identity> stored,
        Map<String, String> imported) {
    public KnownToStore(long lastMessageId, Set<Fingerprint> delivered, Set<MeterReading.Identity> stored) {
        this(lastMessageId, delivered, stored, Map.of());
    }
}
