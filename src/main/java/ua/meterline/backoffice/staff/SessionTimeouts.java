package ua.meterline.backoffice.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import ua.meterline.store.Rows;
import ua.meterline.store.UtcTime;

/**
 * When a session ends by itself.
 *
 * @param idle since the person's last request
 * @param total since the login
 */
public record SessionTimeouts(Duration idle, Duration total) {
    /**
     * Whether a session is over.
     *
     * @param began at the login
     * @param seen when the person's last request came
     */
    public boolean areOver(Instant began, Instant seen, Instant now) {
        return !now.isBefore(seen.plus(idle)) || !now.isBefore(began.plus(total));
    }

    /** The parameters of a statement that deletes the sessions that are over. */
    public Map<String, Object> expired(Instant now) {
        return Rows.row(
                "idle_since", UtcTime.format(now.minus(idle)), "began_before", UtcTime.format(now.minus(total)));
    }
}
