package ua.meterline.reading;

import java.util.Set;

/**
 * What the store knows of a group of messages before they are written.
 *
 * @param lastMessageId the highest id given so far, 0 in an empty store
 * @param delivered fingerprints of the group that were stored within the redelivery window
 * @param stored identities of readings of the group that are stored already
 */
public record KnownToStore(long lastMessageId, Set<Fingerprint> delivered, Set<MeterReading.Identity> stored) {}
