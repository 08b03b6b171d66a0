package ua.meterline.billing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.billing.AccountFile.Line;
import ua.meterline.common.Progress;
import ua.meterline.common.UnusableFileException;
import ua.meterline.store.Database;
import ua.meterline.store.WriteTransaction;

/**
 * Imports an account file into the registry; idempotent. The file is read as a whole before one transaction stores all
 * of it or nothing; a second import waits for it.
 */
public final class AccountImport {
    private static final long PROGRESS_EVERY = 5_000;

    /** Receives each remarkable line. */
    @FunctionalInterface
    public interface Complaints {
        /** @param problem a description without personal data */
        void about(long lineNumber, String problem);
    }

    /**
     * What to do with the file.
     *
     * @param replace whether to remove accounts that are missing in the file
     * @param force whether to do so whatever their number
     * @param dryRun whether to store nothing
     */
    public record Options(boolean replace, boolean force, boolean dryRun) {}

    /**
     * The result of an import.
     *
     * @param skipped lines without a usable account, or that contradict each other
     * @param difference what was stored, or would be
     * @param refusal why nothing was stored, or would be; null where it was
     * @param kept why no account was removed despite the option; null where it was followed
     */
    public record Result(long skipped, AccountDifference difference, String refusal, String kept) {}

    private final Database database;
    private final Actor actor;
    private final InstantSource clock;
    private final PhoneNumbers phones;
    private final Complaints complaints;
    private final Progress progress;

    /**
     * @param actor who imports, for the audit log
     * @param plan the E.164 form of a telephone number as people write it; empty where it is not valid
     */
    public AccountImport(
            Database database,
            Actor actor,
            InstantSource clock,
            Function<String, Optional<String>> plan,
            Complaints complaints,
            Progress progress) {
        this.database = database;
        this.actor = actor;
        this.clock = clock;
        this.phones = new PhoneNumbers(plan);
        this.complaints = complaints;
        this.progress = progress;
    }

    /**
     * What changes is stored in one transaction, with its entry in the audit log. With {@code replace}, nothing is
     * removed when a line was skipped, since it may be that of a missing account.
     *
     * @throws IOException when the file cannot be read
     * @throws UnusableFileException when it is no list
     */
    public Result run(Path file, Options options) throws IOException, UnusableFileException, SQLException {
        try (Connection connection = database.writer().getConnection();
                AccountFile lines = AccountFile.open(file, phones, complaints);
                AccountStaging staging = new AccountStaging(connection, complaints)) {
            long skipped = fill(staging, lines);
            String kept = options.replace() && skipped > 0
                    ? "nothing was removed: %d lines of the file were skipped".formatted(skipped)
                    : null;
            boolean replace = options.replace() && skipped == 0;
            Set<AccountColumn> columns = lines.columns();
            AccountDifference planned = staging.difference(columns, replace);
            if (options.dryRun()) {
                return new Result(skipped, planned, refusal(planned, options).orElse(null), kept);
            }
            return WriteTransaction.run(connection, () -> {
                AccountDifference now = planned.isNothing() ? planned : staging.difference(columns, replace);
                Optional<String> refusal = refusal(now, options);
                if (refusal.isEmpty()) {
                    record(connection, now);
                    if (!now.isNothing()) {
                        staging.store(columns, replace);
                    }
                }
                return new Result(skipped, now, refusal.orElse(null), kept);
            });
        }
    }

    private void record(Connection connection, AccountDifference stored) throws SQLException {
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), actor, AuditAction.IMPORT_ACCOUNTS)
                        .with(stored.imported() + " accounts"));
    }

    private long fill(AccountStaging staging, AccountFile lines)
            throws IOException, UnusableFileException, SQLException {
        long read = 0;
        long skipped = 0;
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            long number = line.get().number();
            line.get().problems().forEach(problem -> complaints.about(number, problem));
            if (line.get().account().isPresent()) {
                staging.add(line.get());
            } else {
                skipped++;
            }
            if (++read % PROGRESS_EVERY == 0) {
                progress.at("lines", read);
            }
        }
        return skipped + staging.complete();
    }

    private static Optional<String> refusal(AccountDifference difference, Options options) {
        if (difference.imported() == 0) {
            return Optional.of("the file has no account");
        } else if (difference.removesMuch() && !options.force()) {
            return Optional.of(("--replace would remove %d of %d accounts, more than 5 %%; "
                            + "if the file is the whole list, give --force")
                    .formatted(difference.removed(), difference.before()));
        }
        return Optional.empty();
    }
}
