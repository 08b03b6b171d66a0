package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import ua.meterline.common.Progress;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Sql;

/**
 * The messages of a customer: those from the customer's address, those of the account's readings, and those whose text
 * mentions the account. Found by a scan of all messages.
 *
 * @param ids of the messages, purged ones included
 * @param senders of those messages, as stored
 */
public record ConcernedMessages(Set<Long> ids, Set<String> senders) {
    /**
     * @param isAddress whether a sender is the customer
     * @param account or null
     * @param progress receives how many messages were scanned
     */
    public static ConcernedMessages find(
            Connection connection, Predicate<String> isAddress, AccountNumber account, Progress progress)
            throws SQLException {
        Set<Long> ids = account == null ? new TreeSet<>() : ofReadings(connection, account);
        Set<String> senders = new HashSet<>();
        AccountMention mention = account == null ? null : new AccountMention(account);
        new MessageScan(connection, "", progress).forEach(message -> {
            if (ids.contains(message.id())
                    || isAddress.test(message.sender())
                    || mention != null && mention.isIn(message.text())) {
                ids.add(message.id());
                senders.add(message.sender());
            }
        });
        senders.remove("");
        return new ConcernedMessages(ids, senders);
    }

    private static Set<Long> ofReadings(Connection connection, AccountNumber account) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        try (PreparedStatement statement = Sql.prepare(connection, "select-dossier-ids", "account", account.digits());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }
}
