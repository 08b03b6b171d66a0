package ua.meterline.backoffice.erasure;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.ConcernedMessages;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.common.Progress;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Database;
import ua.meterline.store.ErasedReplies;
import ua.meterline.store.Rows;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;
import ua.meterline.store.WriteAheadLog;

/**
 * Erases texts, numbers and addresses of one customer: messages, replies, receipts, segments, notices, what the cabinet
 * keeps, numbers of the registry, and the files of mails and lists. Rows, times, outcomes, readings and decisions stay.
 * Afterwards, no octet of the database file or of its log holds what was erased. Idempotent: after a crash it is done
 * again. Beside a running gateway; for use by one thread.
 */
public final class CustomerErasure {
    /** Replies beside an erased one, whose pages may hold copies of it. */
    private static final long NEIGHBOURS = 100;

    private static final Sql COUNT = Sql.named("count-erasable");
    private static final List<Sql> DETAILS = List.of(
            Sql.named("erase-replies"),
            Sql.named("erase-mail-replies"),
            Sql.named("erase-message-numbers"),
            Sql.named("erase-questions"),
            Sql.named("erase-account-questions"),
            Sql.named("erase-reading-receipts"),
            Sql.named("erase-bindings"),
            Sql.named("erase-api-submissions"),
            Sql.named("erase-receipts"),
            Sql.named("erase-segments"),
            Sql.named("erase-reminder-accounts"),
            Sql.named("move-notices"),
            Sql.named("move-notices"),
            Sql.named("erase-notices"),
            Sql.named("erase-login-codes"),
            Sql.named("erase-cabinet-sessions"),
            Sql.named("erase-cabinet-accounts"),
            Sql.named("erase-account-phones"),
            Sql.named("erase-messages"));
    private static final Sql RECORD = Sql.named("insert-erasure");

    private final Database database;
    private final ShortTransactions transactions;
    private final ImportedFiles files;
    private final InstantSource clock;
    private final Progress progress;

    /** @param progress told how many messages were looked through */
    public CustomerErasure(Database database, Path inbox, InstantSource clock, Progress progress) {
        this.database = database;
        this.transactions = new ShortTransactions(database);
        this.files = new ImportedFiles(inbox);
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @param account null for none
     * @param registered accounts for which the registry has a number of the customer
     */
    private record Found(
            Set<Long> messages, Set<String> senders, AccountNumber account, List<String> registered, Erasure erasure) {
        Map<String, Object> row() {
            return row(messages, senders, account, registered);
        }

        static Map<String, Object> row(
                Set<Long> messages, Set<String> senders, AccountNumber account, List<String> registered) {
            return Rows.row(
                    "messages",
                    messages.toString(),
                    "senders",
                    Rows.json(List.copyOf(senders)),
                    "account",
                    account == null ? null : account.digits(),
                    "registered",
                    Rows.json(registered));
        }
    }

    /** Tells what would be erased, and changes nothing. */
    public Erasure dryRun(DataSubject subject) throws SQLException, IOException {
        return find(subject).erasure();
    }

    /**
     * Erases it, and records who did it and why, without a trace of whose data it was.
     *
     * @param undecided whether messages that wait for a decision are erased, too
     * @throws RefusedException when there are such messages otherwise
     * @throws SQLException also when all is erased, but a long read of another program kept the log from being emptied
     */
    public Erasure erase(DataSubject subject, Reviewer clerk, boolean undecided)
            throws SQLException, IOException, RefusedException {
        Found found = find(subject);
        Erasure erasure = found.erasure();
        if (!erasure.undecided().isEmpty() && !undecided) {
            throw new RefusedException(Refusal.UNDECIDED_MESSAGES, list(erasure.undecided()));
        }
        if (!erasure.files().isEmpty()) {
            transactions.write(connection -> {
                audit(connection, clerk, "begun: " + erasure.files().size() + " files");
                return null;
            });
        }
        // Before the messages, by which they are found again after a crash.
        for (Path file : erasure.files()) {
            ImportedFiles.delete(file);
        }
        if (!erasure.isNothing()) {
            transactions.write(connection -> {
                erase(connection, found);
                record(connection, erasure, clerk);
                return null;
            });
        }
        WriteAheadLog.empty(database);
        return erasure;
    }

    private Found find(DataSubject subject) throws SQLException, IOException {
        try (Connection connection = database.readers().getConnection()) {
            ConcernedMessages concerned =
                    ConcernedMessages.find(connection, subject::isAddress, subject.account(), progress);
            Set<String> senders = senders(connection, subject, concerned);
            List<String> registered = RegistryNumbers.accountsWith(connection, senders, subject.account());
            Map<String, Object> row = Found.row(concerned.ids(), senders, subject.account(), registered);
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
                return new Found(concerned.ids(), senders, subject.account(), registered, erasure);
            }
        }
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

    private static void erase(Connection connection, Found found) throws SQLException {
        for (Sql statement : DETAILS) {
            statement.update(connection, found.row());
        }
        Sql.named("delete-message-keys").update(connection, Map.of("ranges", ranges(found.messages())));
        long rewritten = 0;
        for (long message : found.messages()) {
            if (message > rewritten) {
                rewritten = message + NEIGHBOURS;
                ErasedReplies.rewrite(connection, Math.max(1, message - NEIGHBOURS), rewritten);
            }
        }
    }

    private static String ranges(Set<Long> messages) {
        return messages.stream().map(id -> "[" + id + "," + id + "]").toList().toString();
    }

    private void record(Connection connection, Erasure erasure, Reviewer clerk) throws SQLException {
        RECORD.update(
                connection,
                Rows.row(
                        "erased_by",
                        clerk.name(),
                        "erased_at",
                        UtcTime.format(clock.instant()),
                        "why",
                        clerk.why(),
                        "messages",
                        erasure.messages(),
                        "replies",
                        erasure.replies(),
                        "receipts",
                        erasure.receipts(),
                        "segments",
                        erasure.segments(),
                        "notices",
                        erasure.notices(),
                        "logins",
                        erasure.logins(),
                        "files",
                        erasure.files().size(),
                        "undecided",
                        erasure.undecided().size()));
        audit(connection, clerk, erasure.messages() + " messages");
    }

    private void audit(Connection connection, Reviewer clerk, String detail) throws SQLException {
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), clerk.actor(), AuditAction.ERASE).with(detail));
    }

    private static String list(List<Long> messages) {
        return messages.toString().replaceAll("[\\[\\]]", "");
    }
}
