package ua.meterline.billing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ua.meterline.billing.AccountFile.Line;
import ua.meterline.common.Progress;
import ua.meterline.store.Database;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;

/**
 * Imports an account file into the registry; idempotent. Rows are stored in transactions of some thousand: rows read
 * before a failure stay, and a new import completes the rest.
 */
public final class AccountImport {
    private static final int ROWS_AT_ONCE = 5_000;

    private static final Sql UPSERT = Sql.named("upsert-account");
    private static final Sql CREATE_SEEN = Sql.named("create-accounts-seen");
    private static final Sql DROP_SEEN = Sql.named("drop-accounts-seen");
    private static final Sql SEEN = Sql.named("insert-account-seen");
    private static final Sql PAGE = Sql.named("select-accounts-page");
    private static final Sql DELETE = Sql.named("delete-accounts-not-seen");

    /** Receives each skipped line. */
    @FunctionalInterface
    public interface Complaints {
        /** @param problem a description without personal data */
        void about(long lineNumber, String problem);
    }

    /**
     * The result of an import.
     *
     * @param imported lines with an account
     * @param changed new or changed accounts
     * @param skipped malformed lines
     * @param removed accounts missing in the file; null when they were not to be removed, or not safely
     */
    public record Result(long imported, long changed, long skipped, Long removed) {}

    private final ShortTransactions transactions;
    private final Complaints complaints;
    private final Progress progress;

    public AccountImport(Database database, Complaints complaints, Progress progress) {
        this.transactions = new ShortTransactions(database);
        this.complaints = complaints;
        this.progress = progress;
    }

    /**
     * @param replace whether to remove accounts that are missing in the file; nothing is removed when a line was
     *     skipped, since it may be one of theirs
     * @throws IOException when the file cannot be read
     */
    public Result run(Path file, boolean replace) throws IOException, SQLException {
        try (AccountFile lines = AccountFile.open(file)) {
            if (replace) {
                transactions.write(AccountImport::forgetSeen);
            }
            Result result = read(lines, replace);
            if (!replace || result.imported() == 0 || result.skipped() > 0) {
                return result;
            }
            return new Result(result.imported(), result.changed(), 0, removeOthers());
        }
    }

    private Result read(AccountFile lines, boolean replace) throws IOException, SQLException {
        long imported = 0;
        long changed = 0;
        long skipped = 0;
        List<AccountRow> rows = new ArrayList<>(ROWS_AT_ONCE);
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().account().isPresent()) {
                rows.add(line.get().account().get());
                imported++;
            } else {
                complaints.about(line.get().number(), line.get().problem());
                skipped++;
            }
            if (rows.size() == ROWS_AT_ONCE) {
                changed += store(rows, replace);
                rows.clear();
                progress.at("accounts", imported);
            }
        }
        changed += store(rows, replace);
        return new Result(imported, changed, skipped, null);
    }

    private long store(List<AccountRow> rows, boolean remember) throws SQLException {
        return transactions.write(connection -> {
            if (remember) {
                batch(connection, SEEN, rows);
            }
            return batch(connection, UPSERT, rows);
        });
    }

    private static long batch(Connection connection, Sql sql, List<AccountRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = sql.prepare(connection)) {
            for (AccountRow row : rows) {
                sql.bind(statement, row.row());
                statement.addBatch();
            }
            return IntStream.of(statement.executeBatch()).asLongStream().sum();
        }
    }

    /** The single write connection may still have the temporary table of an earlier import. */
    private static int forgetSeen(Connection connection) throws SQLException {
        DROP_SEEN.update(connection, Map.of());
        return CREATE_SEEN.update(connection, Map.of());
    }

    private long removeOthers() throws SQLException {
        long removed = 0;
        String after = "";
        for (String last = pageAfter(after); last != null; last = pageAfter(after)) {
            Map<String, Object> page = Map.of("after", after, "last", last);
            removed += transactions.write(connection -> DELETE.update(connection, page));
            progress.at("accounts removed", removed);
            after = last;
        }
        return removed;
    }

    private String pageAfter(String after) throws SQLException {
        Map<String, Object> row = Map.of("after", after, "limit", ROWS_AT_ONCE);
        return transactions.read(connection -> {
            try (PreparedStatement query = PAGE.prepare(connection, row);
                    var result = query.executeQuery()) {
                return result.getString(1);
            }
        });
    }
}
