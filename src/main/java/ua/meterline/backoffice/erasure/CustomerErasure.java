package ua.meterline.backoffice.erasure;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.common.Progress;
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

    private static final List<Sql> DETAILS = List.of(
            Sql.named("erase-replies"),
            Sql.named("erase-mail-replies"),
            Sql.named("erase-message-numbers"),
            Sql.named("erase-questions"),
            Sql.named("erase-account-questions"),
            Sql.named("erase-reading-receipts"),
            Sql.named("erase-bindings"),
            Sql.named("erase-api-submissions"),
            Sql.named("move-receipts"),
            Sql.named("move-receipts"),
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
        StoredTraces found = find(subject);
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

    private StoredTraces find(DataSubject subject) throws SQLException, IOException {
        try (Connection connection = database.readers().getConnection()) {
            return StoredTraces.of(connection, subject, files, progress);
        }
    }

    private static void erase(Connection connection, StoredTraces found) throws SQLException {
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
