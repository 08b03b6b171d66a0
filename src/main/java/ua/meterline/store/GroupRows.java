package ua.meterline.store;

import java.util.List;
import java.util.Map;
import ua.meterline.reading.Decision;

/**
 * A decided group as rows of the statements {@code insert-*.sql}, each row a map by parameter name.
 *
 * @param redelivered how many messages of the group had been stored before and leave no rows
 */
public record GroupRows(
        List<Decision> decisions,
        List<Map<String, Object>> messages,
        List<Map<String, Object>> readings,
        List<Map<String, Object>> replies,
        List<Map<String, Object>> recentMessages,
        int redelivered) {}
