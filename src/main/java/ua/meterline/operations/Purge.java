package ua.meterline.operations;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.common.Progress;
import ua.meterline.store.Database;
import ua.meterline.store.ErasedReplies;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;
import ua.meterline.store.WriteAheadLog;

/**
 * Erases texts and numbers of old messages and their replies, and deletes old delivery receipts and imported files.
 * Rows, times, outcomes and readings stay. Messages are numbered in order of arrival, so that a purge continues where
 * the last one ended; messages that were in review then are found through {@code held_reading}. Afterwards, no octet of
 * the database file or of its log holds what was erased. Thread-safe.
 */
public final class Purge {
    private static final int MESSAGES_AT_ONCE = 2_000;

    private static final Sql RANGE = Sql.named("select-purge-range");
    private static final Sql PURGED_UP_TO = Sql.named("select-purged-up-to");
    private static final Sql NOTE = Sql.named("upsert-purged-up-to");
    private static final Sql COUNT = Sql.named("count-purgeable");
    private static final Sql MESSAGES = Sql.named("purge-messages");
    private static final Sql NUMBERS = Sql.named("purge-message-numbers");
    private static final Sql REPLIES = Sql.named("purge-replies");
    private static final Sql MAIL_REPLIES = Sql.named("purge-mail-replies");
    private static final Sql RECEIPTS = Sql.named("purge-receipts");
    private static final Sql COUNT_RECEIPTS = Sql.named("count-old-receipts");
    private static final Sql DECIDED = Sql.named("select-decided-since");
    private static final Sql SPARED = Sql.named("count-kept-for-review");

    /**
     * What was erased, or would be.
     *
     * @param receipts deleted delivery receipts
     * @param files deleted mails and lists
     * @param spared old messages that are still in the review queue
     */
    public record Result(long messages, long replies, long receipts, long files, long spared) {
        /** Whether nothing was old. */
        public boolean isNothing() {
            return messages + replies + receipts + files == 0;
        }

        private Result plus(Result more) {
            return new Result(
                    messages + more.messages,
                    replies + more.replies,
                    receipts + more.receipts,
                    files + more.files,
                    spared + more.spared);
        }
    }

    private record Range(long first, long last) {
        Map<String, Object> row() {
            return Map.of("first", first, "last", last);
        }
    }

    private final Database database;
    private final ShortTransactions transactions;
    private final ProcessedFilesPurge files;
    private final Progress progress;

    public Purge(Database database, ProcessedFilesPurge files, Progress progress) {
        this.database = database;
        this.transactions = new ShortTransactions(database);
        this.files = files;
        this.progress = progress;
    }

    /**
     * Purges what was received before the cutoff.
     *
     * @throws SQLException also when all is erased, but a long read of another program kept the log from being emptied
     */
    public Result run(Instant cutoff) throws SQLException, IOException {
        Result emptied = all(cutoff, ranges -> transactions.write(connection -> emptied(connection, ranges)));
        long receipts = deleteReceipts(UtcTime.format(cutoff));
        long deleted = files.delete(cutoff);
        WriteAheadLog.empty(database);
        return emptied.plus(new Result(0, 0, receipts, deleted, 0));
    }

    /** A dry run: counts what {@link #run} would purge. */
    public Result dryRun(Instant cutoff) throws SQLException, IOException {
        Result counted = all(cutoff, ranges -> transactions.read(connection -> counted(connection, ranges)));
        Map<String, Object> row = Map.of("cutoff", UtcTime.format(cutoff));
        long receipts = transactions.read(connection -> COUNT_RECEIPTS.number(connection, row));
        return counted.plus(new Result(0, 0, receipts, files.count(cutoff), 0));
    }

    private long deleteReceipts(String cutoff) throws SQLException {
        Map<String, Object> row = Map.of("cutoff", cutoff, "limit", MESSAGES_AT_ONCE);
        long all = 0;
        long some;
        do {
            some = transactions.write(connection -> RECEIPTS.update(connection, row));
            all += some;
            progress.at("delivery receipts", all);
        } while (some == MESSAGES_AT_ONCE);
        return all;
    }

    @FunctionalInterface
    private interface Step {
        Result on(List<Range> ranges) throws SQLException;
    }

    private Result all(Instant cutoff, Step step) throws SQLException {
        long before = transactions.read(connection -> PURGED_UP_TO.number(connection, Map.of()));
        Result sum = new Result(0, 0, 0, 0, 0);
        List<Range> decided = decidedSince(before);
        for (int i = 0; i < decided.size(); i += MESSAGES_AT_ONCE) {
            sum = sum.plus(step.on(decided.subList(i, Math.min(i + MESSAGES_AT_ONCE, decided.size()))));
        }
        String old = UtcTime.format(cutoff);
        long after = before;
        for (Optional<Range> range = rangeAfter(after, old); range.isPresent(); range = rangeAfter(after, old)) {
            sum = sum.plus(step.on(List.of(range.get())));
            after = range.get().last();
            progress.at("messages", sum.messages());
        }
        long spared = transactions.read(connection -> SPARED.number(connection, Map.of("cutoff", old)));
        return sum.plus(new Result(0, 0, 0, 0, spared));
    }

    private Optional<Range> rangeAfter(long after, String cutoff) throws SQLException {
        Map<String, Object> row = Map.of("after", after, "cutoff", cutoff, "limit", MESSAGES_AT_ONCE);
        return transactions.read(connection -> {
            try (PreparedStatement query = RANGE.prepare(connection, row);
                    ResultSet result = query.executeQuery()) {
                Range range = new Range(result.getLong("first"), result.getLong("last"));
                return range.first() == 0 || range.last() < range.first() ? Optional.empty() : Optional.of(range);
            }
        });
    }

    private List<Range> decidedSince(long purged) throws SQLException {
        Map<String, Object> row = Map.of("purged", purged);
        return transactions.read(connection -> {
            try (PreparedStatement query = DECIDED.prepare(connection, row);
                    ResultSet result = query.executeQuery()) {
                List<Range> ranges = new ArrayList<>();
                while (result.next()) {
                    ranges.add(new Range(result.getLong("id"), result.getLong("id")));
                }
                return ranges;
            }
        });
    }

    private static Result emptied(Connection connection, List<Range> ranges) throws SQLException {
        long replies = 0;
        long messages = 0;
        for (Range range : ranges) {
            replies += REPLIES.update(connection, range.row());
            MAIL_REPLIES.update(connection, range.row());
            NUMBERS.update(connection, range.row());
            messages += MESSAGES.update(connection, range.row());
            ErasedReplies.rewrite(connection, range.first(), range.last());
            NOTE.update(connection, range.row());
        }
        return new Result(messages, replies, 0, 0, 0);
    }

    private static Result counted(Connection connection, List<Range> ranges) throws SQLException {
        Result sum = new Result(0, 0, 0, 0, 0);
        for (Range range : ranges) {
            try (PreparedStatement query = COUNT.prepare(connection, range.row());
                    ResultSet result = query.executeQuery()) {
                sum = sum.plus(new Result(result.getLong("messages"), result.getLong("replies"), 0, 0, 0));
            }
        }
        return sum;
    }
}
