package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Sql;

/**
 * The messages of an account: those of its readings; those whose text mentions it, found by a scan of all messages;
 * and rejected messages of the same senders without any account, which may have been meant for this one.
 */
final class DossierMessages {
    private final Connection connection;
    private final MessageScan scan;

    DossierMessages(Connection connection, MessageScan scan) {
        this.connection = connection;
        this.scan = scan;
    }

    Set<Long> of(AccountNumber account) throws SQLException {
        Set<Long> ids = stored(account);
        Set<String> senders = new HashSet<>();
        AccountMention mention = new AccountMention(account);
        scan.forEach(message -> {
            if (ids.contains(message.id()) || mention.isIn(message.text())) {
                ids.add(message.id());
                senders.add(message.sender());
            }
        });
        senders.remove("");
        scan.forEach(message -> {
            if (message.outcome().equals("rejected")
                    && senders.contains(message.sender())
                    && !AccountMention.isAnyIn(message.text())) {
                ids.add(message.id());
            }
        });
        return ids;
    }

    private Set<Long> stored(AccountNumber account) throws SQLException {
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
