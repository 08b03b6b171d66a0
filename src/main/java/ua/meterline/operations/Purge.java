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
 * Erases texts and numbers of old messages and their replies, and deletes {@link OldRows} and old imported files. Rows,
 * times, outcomes and readings of messages stay. Messages are numbered in order of arrival, so that a purge continues
 * where the last one ended; messages that were in review then are found by the reviews since. Afterwards, no octet of
 * the database file or of its log holds what was erased. Thread-safe.
 */
public final class Purge {
    private static final int MESSAGES_AT_ONCE = 2_000;

    private static final Sql RANGE = Sql.named("select-purge-range");
    private static final Sql PURGED_UP_TO = Sql.named("select-purged-up-to");
    private static final Sql NOTE = Sql.named("upsert-purged-up-to");
    private static final Sql COUNT = Sql.named("count-purgeable");
    private static final Sql REPLIES = Sql.named("purge-replies");
    private static final List<Sql> BESIDE_MESSAGES = List.of(
            Sql.named("purge-mail-replies"),
            Sql.named("purge-message-numbers"),
            Sql.named("purge-questions"),
            Sql.named("purge-account-questions"),
            Sql.named("purge-reading-receipts"),
            Sql.named("purge-api-submissions"));
    /** To be executed after the others, which look at what it empties. */
    private static final Sql MESSAGES = Sql.named("purge-messages");

    private static final Sql KEYS = Sql.named("delete-message-keys");
    private static final Sql DECIDED = Sql.named("select-decided-since");
    private static final Sql LAST_REVIEW = Sql.named("select-last-review-id");
    private static final Sql NOTE_REVIEW = Sql.named("update-reviewed-up-to");
    private static final Sql SPARED = Sql.named("count-kept-for-review");

    private record Range(long first, long last) {
        Map<String, Object> row() {
            return Map.of("first", first, "last", last);
        }

        String json() {
            return "[" + first + "," + last + "]";
        }
    }

    private final Database database;
    private final ShortTransactions transactions;
    private final OldRows rows;
    private final ProcessedFilesPurge files;
    private final Progress progress;

    public Purge(Database database, ProcessedFilesPurge files, Progress progress) {
        this.database = database;
        this.transactions = new ShortTransactions(database);
        this.rows = new OldRows(transactions, progress);
        this.files = files;
        this.progress = progress;
    }

    /**
     * Purges what was received before the cutoff.
     *
     * @throws SQLException also when all is erased, but a long read of another program kept the log from being emptied
     */
    public PurgeResult run(Instant cutoff) throws SQLException, IOException {
        // Read first: a review during the run may decide a message that the run passed over.
        Map<String, Object> reviewed = lastReview();
        PurgeResult emptied =
                all(cutoff, reviewed, ranges -> transactions.write(connection -> emptied(connection, ranges)));
        transactions.write(connection -> NOTE_REVIEW.update(connection, reviewed));
        PurgeResult deleted = rows.delete(cutoff).plus(PurgeResult.ofFiles(files.delete(cutoff)));
        WriteAheadLog.empty(database);
        return emptied.plus(deleted);
    }

    /** Deletes the files of before the cutoff; returns how many. */
    long deleteFiles(Instant cutoff) throws IOException {
        return files.delete(cutoff);
    }

    /** A dry run: counts what {@link #run} would purge. */
    public PurgeResult dryRun(Instant cutoff) throws SQLException, IOException {
        PurgeResult counted =
                all(cutoff, lastReview(), ranges -> transactions.read(connection -> counted(connection, ranges)));
        return counted.plus(rows.count(cutoff)).plus(PurgeResult.ofFiles(files.count(cutoff)));
    }

    @FunctionalInterface
    private interface Step {
        PurgeResult on(List<Range> ranges) throws SQLException;
    }

    private Map<String, Object> lastReview() throws SQLException {
        return Map.of("reviewed", transactions.read(connection -> LAST_REVIEW.number(connection, Map.of())));
    }

    private PurgeResult all(Instant cutoff, Map<String, Object> reviewed, Step step) throws SQLException {
        long before = transactions.read(connection -> PURGED_UP_TO.number(connection, Map.of()));
        PurgeResult sum = PurgeResult.NOTHING;
        List<Range> decided = decidedSince(before, reviewed);
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
        return sum.plus(PurgeResult.sparing(spared));
    }

    private Optional<Range> rangeAfter(long after, String cutoff) throws SQLException {
        Map<String, Object> row = Map.of("after", after, "cutoff", cutoff, "limit", MESSAGES_AT_ONCE);
        return transactions.read(connection -> {
            try (PreparedStatement query = RANGE.prepare(connection, row);
                    ResultSet result = query.executeQuery()) {
                result.next();
                Range range = new Range(result.getLong("first"), result.getLong("last"));
                return range.first() == 0 || range.last() < range.first() ? Optional.empty() : Optional.of(range);
            }
        });
    }

    private List<Range> decidedSince(long purged, Map<String, Object> reviewed) throws SQLException {
        Map<String, Object> row = Map.of("purged", purged, "reviewed", reviewed.get("reviewed"));
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

    private static PurgeResult emptied(Connection connection, List<Range> ranges) throws SQLException {
        long replies = 0;
        long messages = 0;
        for (Range range : ranges) {
            replies += REPLIES.update(connection, range.row());
            for (Sql statement : BESIDE_MESSAGES) {
                statement.update(connection, range.row());
            }
            messages += MESSAGES.update(connection, range.row());
            ErasedReplies.rewrite(connection, range.first(), range.last());
            NOTE.update(connection, range.row());
        }
        KEYS.update(
                connection,
                Map.of("ranges", ranges.stream().map(Range::json).toList().toString()));
        return PurgeResult.ofMessages(messages, replies);
    }

    private static PurgeResult counted(Connection connection, List<Range> ranges) throws SQLException {
        PurgeResult sum = PurgeResult.NOTHING;
        for (Range range : ranges) {
            try (PreparedStatement query = COUNT.prepare(connection, range.row());
                    ResultSet result = query.executeQuery()) {
                result.next();
                sum = sum.plus(PurgeResult.ofMessages(result.getLong("messages"), result.getLong("replies")));
            }
        }
        return sum;
    }
}
