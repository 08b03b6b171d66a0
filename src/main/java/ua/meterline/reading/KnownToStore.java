package ua.meterline.reading;

import java.util.Map;
import java.util.Set;

/**
 * What the store knows of a group of messages before they are written.
 *
 * @param lastMessageId the highest id given so far, 0 in an empty store
 * @param delivered fingerprints of the group that were stored within the redelivery window
 * @param histories of the accounts in the group; one that is not there has {@link AccountHistory#NONE}
 * @param importedKeys keys of messages of the group that were imported before
 */
public record KnownToStore(
        long lastMessageId,
        Set<Fingerprint> delivered,
        Map<AccountNumber, AccountHistory> histories,
        Set<String> importedKeys) {
    /** For a group without messages that were imported before. */
    public KnownToStore(long lastMessageId, Set<Fingerprint> delivered, Map<AccountNumber, AccountHistory> histories) {
        this(lastMessageId, delivered, histories, Set.of());
    }
}
