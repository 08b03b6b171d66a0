package ua.meterline.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The number of pending replies, as of the last {@code select-backlog.sql}. Thread-safe. */
public final class OutboxBacklog {
    private record Count(long pending, long due, Instant oldest, long pendingMails) {}

    private final InstantSource clock;
    private volatile Count last = new Count(0, 0, null, 0);

    public OutboxBacklog(InstantSource clock) {
        this.clock = clock;
    }

    /** The answer to {@code select-backlog.sql}, one row. */
    public void counted(List<Map<String, Object>> rows) {
        Map<String, Object> row = rows.get(0);
        String oldest = (String) row.get("oldest");
        last = new Count(
                number(row, "pending"),
                number(row, "due"),
                oldest == null ? null : Instant.parse(oldest),
                number(row, "pending_mails"));
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    /** Pending replies by SMS, including those that wait for a retry. */
    public long pending() {
        return last.pending;
    }

    /** Pending replies by mail. */
    public long pendingMails() {
        return last.pendingMails;
    }

    /** Replies by SMS that are due. */
    public long due() {
        return last.due;
    }

    /** For how many seconds the oldest due reply by SMS has been due; 0 without one. */
    public double secondsBehind() {
        Instant oldest = last.oldest;
        if (oldest == null) {
            return 0;
        }
        return Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
