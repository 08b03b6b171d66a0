package ua.meterline.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits how many replies each link may have in flight; the total is divided equally among the links. Not thread-safe.
 */
final class InFlightQuota {
    private final int links;
    private final int share;
    private final Map<String, Integer> used = new HashMap<>();

    /**
     * @param links the number of links
     * @param total the limit over all links
     */
    InFlightQuota(int links, int total) {
        this.links = links;
        this.share = total / links;
    }

    void acquire(String link) {
        used.merge(link, 1, Integer::sum);
    }

    void release(String link) {
        used.computeIfPresent(link, (name, count) -> count == 1 ? null : count - 1);
    }

    boolean isHalfFree(String link) {
        return used.getOrDefault(link, 0) < share / 2;
    }

    boolean isExhausted(String link) {
        return used.getOrDefault(link, 0) >= share;
    }

    /** The links that have reached their share. */
    List<String> exhausted() {
        return used.keySet().stream().filter(this::isExhausted).toList();
    }

    boolean areAllExhausted() {
        return exhausted().size() >= links;
    }
}
