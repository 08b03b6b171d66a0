package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.reading.Channel;
import ua.meterline.reading.Decision;
import ua.meterline.reading.LoopGuard;
import ua.meterline.reading.Suppression;

/**
 * The limits of several nodes. Their replies are counted in the transactions that store them, by the clock of the
 * database: those to a number in tenths of the window, those of a day for each node. Groups with the same number wait
 * for each other, so the limit per number is exact. The limit per day may be exceeded by what other nodes store at the
 * same moment, a group each. For use by the thread that writes.
 */
public final class SharedReplyLimits implements ReplyLimits {
    private static final Logger LOG = LoggerFactory.getLogger(SharedReplyLimits.class);
    private static final int SLICES = 10;

    private final String node;
    private final IntSupplier perSender;
    private final long sliceMillis;
    private final IntSupplier perDay;
    private final ZoneId zone;
    private String reported = "";

    /**
     * @param node the name of this one
     * @param perSender replies to a number within the window; 0 for no limit
     * @param perDay replies to all numbers; 0 for no limit
     * @param zone where a day starts at midnight
     */
    public SharedReplyLimits(String node, IntSupplier perSender, Duration window, IntSupplier perDay, ZoneId zone) {
        this.node = node;
        this.perSender = perSender;
        this.sliceMillis = sliceMillis(window);
        this.perDay = perDay;
        this.zone = zone;
    }

    /** How long a slice of the window is, in which replies are counted: a tenth. */
    public static long sliceMillis(Duration window) {
        return window.toMillis() / SLICES;
    }

    @Override
    public List<Map<String, Object>> wanted(@Body List<Decision> decisions) {
        if (!isLimited()) {
            return List.of();
        }
        return answered(decisions)
                .map(SharedReplyLimits::key)
                .distinct()
                .map(key -> row("number_key", key, "slice_millis", sliceMillis, "slices", SLICES, "zone", zone.getId()))
                .toList();
    }

    @Override
    public List<Decision> guard(
            @Body List<Decision> decisions, @Variable("replyCounts") List<Map<String, Object>> counts) {
        Map<Long, Long> used = new HashMap<>();
        String today = "";
        if (counts != null) {
            for (Map<String, Object> count : counts) {
                // The row of the day has no number.
                used.put((Long) count.get("number_key"), ((Number) count.get("replies")).longValue());
                today = count.get("number_key") == null ? (String) count.get("day") : today;
            }
        }
        Count count = new Count(used, today);
        return decisions.stream().map(count::guarded).toList();
    }

    /** What was used, with what this group adds. */
    private final class Count {
        private final Map<Long, Long> used;
        private final String today;

        Count(Map<Long, Long> used, String today) {
            this.used = used;
            this.today = today;
        }

        Decision guarded(Decision decision) {
            if (!isAnswered(decision)) {
                return decision;
            } else if (isExhausted(key(decision), perSender.getAsInt())) {
                return decision.suppressed(Suppression.LOOP_GUARD);
            } else if (isExhausted(null, perDay.getAsInt())) {
                report(today);
                return decision.suppressed(Suppression.DAILY_BUDGET);
            }
            used.merge(key(decision), 1L, Long::sum);
            used.merge(null, 1L, Long::sum);
            return decision;
        }

        private boolean isExhausted(Long key, int limit) {
            return limit > 0 && used.getOrDefault(key, 0L) >= limit;
        }
    }

    private void report(String today) {
        if (!today.equals(reported)) {
            reported = today;
            LOG.warn(
                    "meterline.replies.daily-budget: {} replies are sent or in flight today; readings are stored, and"
                            + " not answered until midnight",
                    perDay.getAsInt());
        }
    }

    @Override
    public List<Map<String, Object>> added(@Variable("decisions") List<Decision> decisions) {
        if (!isLimited()) {
            return List.of();
        }
        Map<Long, Integer> added = new LinkedHashMap<>();
        answered(decisions).forEach(decision -> added.merge(key(decision), 1, Integer::sum));
        return added.entrySet().stream()
                .map(entry ->
                        row("number_key", entry.getKey(), "replies", entry.getValue(), "slice_millis", sliceMillis))
                .toList();
    }

    @Override
    public List<Map<String, Object>> addedToDay(@Variable("decisions") List<Decision> decisions) {
        long replies = isLimited() ? answered(decisions).count() : 0;
        return replies == 0 ? List.of() : List.of(row("zone", zone.getId(), "node", node, "replies", replies));
    }

    private boolean isLimited() {
        return perSender.getAsInt() > 0 || perDay.getAsInt() > 0;
    }

    @Override
    public List<Map<String, Object>> outdated() {
        return List.of(row("slice_millis", sliceMillis, "slices", SLICES));
    }

    @Override
    public void confirm() {
        // they are in the tables
    }

    private static Stream<Decision> answered(List<Decision> decisions) {
        return decisions.stream().filter(SharedReplyLimits::isAnswered);
    }

    private static boolean isAnswered(Decision decision) {
        return decision.suppression() == null && decision.message().channel() == Channel.SMS;
    }

    private static long key(Decision decision) {
        return LoopGuard.key(decision.message().sender());
    }
}
