package ua.meterline.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The number of pending replies and notices, as of the last {@code select-backlog.sql}. Thread-safe. */
public final class OutboxBacklog {
    /** @param oldest since when those that are due wait; null for none */
    private record Count(long pending, long due, Instant oldest) {}

    private static final Count NONE = new Count(0, 0, null);

    private record Counts(Count replies, Count notices, long mails) {}

    private final InstantSource clock;
    private volatile Counts last = new Counts(NONE, NONE, 0);

    public OutboxBacklog(InstantSource clock) {
        this.clock = clock;
    }

    /** The answer to {@code select-backlog.sql}, one row. */
    public void counted(List<Map<String, Object>> rows) {
        Map<String, Object> row = rows.get(0);
        last = new Counts(
                new Count(number(row, "pending"), number(row, "due"), time(row, "oldest")),
                new Count(number(row, "pending_notices"), number(row, "due_notices"), time(row, "oldest_notice")),
                number(row, "pending_mails"));
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    private static Instant time(Map<String, Object> row, String column) {
        String time = (String) row.get(column);
        return time == null ? null : Instant.parse(time);
    }

    /** Pending replies by SMS, including those that wait for a retry. */
    public long pending() {
        return last.replies.pending;
    }

    /** Pending replies by mail. */
    public long pendingMails() {
        return last.mails;
    }

    /** Pending notices, including those that are planned for later. */
    public long pendingNotices() {
        return last.notices.pending;
    }

    /** Replies by SMS and urgent notices that are due. */
    public long due() {
        return last.replies.due + last.notices.due;
    }

    /** For how many seconds the oldest due reply by SMS has been due; 0 without one. */
    public double secondsBehind() {
        return secondsSince(last.replies.oldest);
    }

    /** For how many seconds the oldest due notice has been due; 0 without one. */
    public double noticeSecondsBehind() {
        return secondsSince(last.notices.oldest);
    }

    private double secondsSince(Instant oldest) {
        if (oldest == null) {
            return 0;
        }
        return Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
