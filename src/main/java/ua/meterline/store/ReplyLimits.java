package ua.meterline.store;

import java.util.List;
import java.util.Map;
import ua.meterline.reading.Decision;

/**
 * Suppresses replies beyond the limits per number and per day: counted in memory on SQLite, in tables where several
 * nodes reply. For use by the thread that writes.
 */
public interface ReplyLimits {
    /** The rows of {@code select-reply-counts.sql}; none where no table is used. */
    List<Map<String, Object>> wanted(List<Decision> decisions);

    /**
     * Decides which replies are sent, in order.
     *
     * @param counts the result of {@code select-reply-counts.sql}
     */
    List<Decision> guard(List<Decision> decisions, List<Map<String, Object>> counts);

    /** The rows of {@code upsert-reply-counts.sql}: what the group adds; none where no table is used. */
    List<Map<String, Object>> added(List<Decision> decisions);

    /** The row of {@code upsert-reply-day.sql}: how many that are; none where no table is used. */
    List<Map<String, Object>> addedToDay(List<Decision> decisions);

    /** The parameters of {@code delete-old-reply-counts.sql}; none where no table is used. */
    List<Map<String, Object>> outdated();

    /** To be called when the group is on disk. */
    void confirm();
}
