package ua.meterline.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many of what may be under way at a time each link has. Not thread-safe. */
final class InFlightQuota {
    private final int links;
    private final int share;
    private final Map<String, Integer> used = new HashMap<>();

    /**
     * @param links how many there are
     * @param most of all of them together
     */
    InFlightQuota(int links, int most) {
        this.links = links;
        this.share = most / links;
    }

    void take(String link) {
        used.merge(link, 1, Integer::sum);
    }

    void giveBack(String link) {
        used.computeIfPresent(link, (name, count) -> count == 1 ? null : count - 1);
    }

    boolean isUsedUp(String link) {
        return used.getOrDefault(link, 0) >= share;
    }

    /** The links that have no more. */
    List<String> usedUp() {
        return used.keySet().stream().filter(this::isUsedUp).toList();
    }

    boolean areAllUsedUp() {
        return usedUp().size() >= links;
    }
}
