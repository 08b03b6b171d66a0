package ua.meterline.store.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import ua.meterline.reading.LoopGuard;
import ua.meterline.store.SharedReplyLimits;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * The counts of the limits of replies on PostgreSQL. A gateway on a file reads them from the replies when it starts;
 * nodes share them in tables, which have to have them before the first one starts: no number gets more replies by a
 * move.
 */
final class RememberedReplies {
    private static final int ROWS_AT_ONCE = 10_000;

    private static final String COUNT = "INSERT INTO reply_count (number_key, slice, replies) VALUES (?, ?, ?)";
    private static final String DAY = "INSERT INTO reply_day (day, node, replies) VALUES (?, ?, ?)";

    private final Successor successor;
    private final Instant now;
    private final LocalDate today;
    private final Instant midnight;
    private final Instant windowStart;
    private final Map<Slice, Integer> counts = new HashMap<>();
    private long repliesOfToday;

    private record Slice(long numberKey, long number) {}

    private RememberedReplies(Successor successor, Instant now) {
        this.successor = successor;
        this.now = now;
        this.today = LocalDate.ofInstant(now, successor.zone());
        this.midnight = today.atStartOfDay(successor.zone()).toInstant();
        this.windowStart = now.minus(successor.replyWindow());
    }

    /** In a transaction, by the clock of the server. */
    static void store(Connection server, Successor successor) throws SQLException {
        RememberedReplies replies = new RememberedReplies(successor, now(server));
        replies.readFrom(server);
        replies.writeTo(server);
    }

    private static Instant now(Connection server) throws SQLException {
        try (Statement statement = server.createStatement();
                ResultSet row = statement.executeQuery("SELECT now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void readFrom(Connection server) throws SQLException {
        Instant since = midnight.isBefore(windowStart) ? midnight : windowStart;
        try (PreparedStatement query = Sql.prepare(server, "select-recent-replies", "since", UtcTime.format(since))) {
            query.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    count(row.getString("recipient"), UtcTime.parse(row.getString("received_at")));
                }
            }
        }
    }

    /** A time in the future counts as now: the clock of the gateway was ahead. */
    private void count(String recipient, Instant receivedAt) {
        Instant at = receivedAt.isAfter(now) ? now : receivedAt;
        if (!at.isBefore(windowStart)) {
            long slice = at.toEpochMilli() / SharedReplyLimits.sliceMillis(successor.replyWindow());
            counts.merge(new Slice(LoopGuard.key(recipient), slice), 1, Integer::sum);
        }
        if (!at.isBefore(midnight)) {
            repliesOfToday++;
        }
    }

    private void writeTo(Connection server) throws SQLException {
        try (PreparedStatement insert = server.prepareStatement(COUNT)) {
            for (Map.Entry<Slice, Integer> count : counts.entrySet()) {
                insert.setLong(1, count.getKey().numberKey());
                insert.setLong(2, count.getKey().number());
                insert.setInt(3, count.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = server.prepareStatement(DAY)) {
            insert.setString(1, today.toString());
            insert.setString(2, successor.node());
            insert.setLong(3, repliesOfToday);
            insert.executeUpdate();
        }
    }
}
