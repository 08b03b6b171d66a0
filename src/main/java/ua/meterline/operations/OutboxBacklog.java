package ua.meterline.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** How many replies wait in the outbox, as {@code select-backlog.sql} last found it. Thread-safe. */
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

    /** Replies by SMS that are not sent yet, those included that wait for another attempt. */
    public long pending() {
        return last.pending;
    }

    /** Replies by mail that are not sent yet. */
    public long pendingMails() {
        return last.pendingMails;
    }

    /** Replies by SMS that could be sent now. */
    public long due() {
        return last.due;
    }

    /** How long the oldest reply by SMS that is due has been so, in seconds; 0 when none is. */
    public double secondsBehind() {
        Instant oldest = last.oldest;
        if (oldest == null) {
            return 0;
        }
        return Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
