package ua.meterline.backoffice.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/** Lists and counts the cases that wait for a decision. For use by one thread, like its connection. */
public final class CaseQueue {
    private static final Sql COUNTS = Sql.named("select-queue-counts");
    private static final Sql CLAIMS = Sql.named("select-queue-claims");

    private final Connection connection;
    private final InstantSource clock;

    public CaseQueue(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Where a page of the queue begins: behind this case.
     *
     * @param stake of that case; any number for {@link QueueOrder#OLDEST}
     */
    public record Cursor(long messageId, long stake) {
        public static final Cursor START = new Cursor(0, Long.MAX_VALUE);
    }

    /** At most so many cases behind the cursor. */
    public List<QueuedCase> page(QueueFilter filter, QueueOrder order, Cursor after, int limit) throws SQLException {
        return select(filter, order, after, limit, null);
    }

    /** The first case that is not claimed by another person. */
    public Optional<QueuedCase> next(QueueFilter filter, QueueOrder order, Cursor after, String person)
            throws SQLException {
        return select(filter, order, after, 1, person).stream().findFirst();
    }

    /** @param freeFor leave out cases that are claimed by others than this person; null for all */
    private List<QueuedCase> select(QueueFilter filter, QueueOrder order, Cursor after, int limit, String freeFor)
            throws SQLException {
        Map<String, Object> row = Rows.row(
                "now", UtcTime.format(clock.instant()),
                "after", after.messageId(),
                "stake", after.stake(),
                "limit", limit,
                "free_for", freeFor,
                "period", filter.period(),
                "rule", filter.rule(),
                "channel", filter.channel(),
                "file", filter.file(),
                "claimed_by", filter.claimedBy(),
                "deferred", filter.deferred());
        try (PreparedStatement query = order.sql().prepare(connection, row);
                ResultSet result = query.executeQuery()) {
            List<QueuedCase> cases = new ArrayList<>();
            while (result.next()) {
                cases.add(QueuedCase.of(result));
            }
            return cases;
        }
    }

    public QueueCounts counts() throws SQLException {
        long open = 0;
        long deferred = 0;
        String oldest = null;
        SortedMap<String, Long> byRule = new TreeMap<>();
        try (PreparedStatement query = COUNTS.prepare(connection, now());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                open += row.getLong("cases");
                deferred += row.getLong("deferred");
                oldest = row.getString("oldest");
                for (String rule : row.getString("rules").split(",")) {
                    byRule.merge(rule, row.getLong("cases"), Long::sum);
                }
            }
        }
        return new QueueCounts(open, deferred, oldest, byRule, claims());
    }

    private SortedMap<String, Long> claims() throws SQLException {
        SortedMap<String, Long> claims = new TreeMap<>();
        try (PreparedStatement query = CLAIMS.prepare(connection, now());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                claims.put(row.getString("claimed_by"), row.getLong("cases"));
            }
        }
        return claims;
    }

    private Map<String, Object> now() {
        return Map.of("now", UtcTime.format(clock.instant()));
    }
}
