package ua.meterline.backoffice.erasure;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.ConcernedMessages;
import ua.meterline.common.Progress;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;

/**
 * What is stored about a customer, before anything is erased.
 *
 * @param row the parameters of the statements that erase it
 * @param erasure what they would erase
 */
record StoredTraces(Set<Long> messages, Map<String, Object> row, Erasure erasure) {
    private static final Sql COUNT = Sql.named("count-erasable");

    /** @param progress told how many messages were looked through */
    static StoredTraces of(Connection connection, DataSubject subject, ImportedFiles files, Progress progress)
            throws SQLException, IOException {
        ConcernedMessages concerned =
                ConcernedMessages.find(connection, subject::isAddress, subject.account(), progress);
        Map<String, Object> row = row(connection, subject, concerned);
        ImportedFiles.Found imported = files.of(concerned.ids(), connection);
        try (PreparedStatement query = COUNT.prepare(connection, row);
                ResultSet count = query.executeQuery()) {
            count.next();
            Erasure erasure = new Erasure(
                    count.getLong("messages"),
                    count.getLong("replies"),
                    count.getLong("receipts"),
                    count.getLong("segments"),
                    count.getLong("notices"),
                    count.getLong("bindings"),
                    count.getLong("pages"),
                    count.getLong("logins"),
                    imported.whole(),
                    undecided(connection, concerned.ids()),
                    imported.shared());
            return new StoredTraces(concerned.ids(), row, erasure);
        }
    }

    private static Map<String, Object> row(Connection connection, DataSubject subject, ConcernedMessages concerned)
            throws SQLException {
        Set<String> senders = senders(connection, subject, concerned);
        return Rows.row(
                "messages",
                concerned.ids().toString(),
                "senders",
                Rows.json(List.copyOf(senders)),
                "account",
                subject.account() == null ? null : subject.account().digits(),
                "registered",
                Rows.json(RegistryNumbers.accountsWith(connection, senders, subject.account())));
    }

    /** The customer's notations in segments, receipts, notices, bindings, the cabinet and the registry. */
    private static Set<String> senders(Connection connection, DataSubject subject, ConcernedMessages concerned)
            throws SQLException {
        Set<String> senders = new HashSet<>(concerned.senders());
        try (PreparedStatement query = Sql.prepare(connection, "select-other-senders");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (subject.isAddress(row.getString(1))) {
                    senders.add(row.getString(1));
                }
            }
        }
        return senders;
    }

    private static List<Long> undecided(Connection connection, Set<Long> messages) throws SQLException {
        List<Long> undecided = new ArrayList<>();
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-undecided-among", "messages", messages.toString());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                undecided.add(row.getLong("id"));
            }
        }
        return undecided;
    }
}
