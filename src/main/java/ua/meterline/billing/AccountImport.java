package ua.meterline.billing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
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
    private final Complaints complaints;
    private final Progress progress;

    public AccountImport(Database database, Complaints complaints, Progress progress) {
        this.database = database;
        this.complaints = complaints;
        this.progress = progress;
    }

    /**
     * With {@code replace}, nothing is removed when a line was skipped, since it may be that of a missing account.
     *
     * @throws IOException when the file cannot be read
     * @throws UnusableFileException when it is no list
     */
    public Result run(Path file, Options options) throws IOException, UnusableFileException, SQLException {
        try (Connection connection = database.writer().getConnection();
                AccountFile lines = AccountFile.open(file, complaints);
                AccountStaging staging = new AccountStaging(connection, complaints)) {
            long skipped = fill(staging, lines);
            String kept = options.replace() && skipped > 0
                    ? "nothing was removed: %d lines of the file were skipped".formatted(skipped)
                    : null;
            boolean replace = options.replace() && skipped == 0;
            Set<AccountColumn> columns = lines.columns();
            AccountDifference planned = staging.difference(columns, replace);
            if (options.dryRun() || planned.isNothing()) {
                return new Result(skipped, planned, refusal(planned, options).orElse(null), kept);
            }
            return WriteTransaction.run(connection, () -> {
                AccountDifference now = staging.difference(columns, replace);
                Optional<String> refusal = refusal(now, options);
                if (refusal.isEmpty()) {
                    staging.store(columns, replace);
                }
                return new Result(skipped, now, refusal.orElse(null), kept);
            });
        }
    }

    private long fill(AccountStaging staging, AccountFile lines)
            throws IOException, UnusableFileException, SQLException {
        long read = 0;
        long skipped = 0;
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().account().isPresent()) {
                staging.add(line.get());
            } else {
                complaints.about(line.get().number(), line.get().problem());
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
            return Optional.of(
                    "--replace would remove %d of %d accounts, more than 5 %%; if the file is the whole list, give --force"
                            .formatted(difference.removed(), difference.before()));
        }
        return Optional.empty();
    }
}
