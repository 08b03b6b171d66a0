package ua.meterline.backoffice.staff;

import java.time.Instant;

/**
 * A session of someone who is signed in.
 *
 * @param id not secret, unlike the token
 * @param seen when the person's last request came, to a minute
 * @param address from where the login came
 * @param agent the browser in its own words
 */
public record StaffSession(long id, StaffMember member, Instant began, Instant seen, String address, String agent) {
    boolean isOver(Instant now, SessionTimeouts timeouts) {
        return timeouts.areOver(began, seen, now);
    }
}
