package ua.meterline.reading;

import java.util.Map;
import java.util.Set;

/**
 * The stored state that decides the outcome of a group of messages, before they are written.
 *
 * @param lastMessageId the highest id given so far, 0 in an empty store
 * @param delivered fingerprints of the group that were stored within the redelivery window
 * @param histories of the accounts in the group; a missing one is {@link AccountHistory#NONE}
 * @param importedKeys keys of messages of the group that were imported before
 * @param exported of the dated readings of the group, those whose account and period were exported before
 * @param wishes what senders of the group have said last about reminders, by number
 */
public record StoredState(
        long lastMessageId,
        Set<Fingerprint> delivered,
        Map<AccountNumber, AccountHistory> histories,
        Set<String> importedKeys,
        Set<AccountPeriod> exported,
        Map<String, ReminderWord> wishes) {
    /** An account in a billing period. */
    public record AccountPeriod(AccountNumber account, BillingPeriod period) {}

    /** For a group without messages that were imported before. */
    public StoredState(long lastMessageId, Set<Fingerprint> delivered, Map<AccountNumber, AccountHistory> histories) {
        this(lastMessageId, delivered, histories, Set.of(), Set.of(), Map.of());
    }
}
