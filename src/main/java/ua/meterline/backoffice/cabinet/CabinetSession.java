package ua.meterline.backoffice.cabinet;

import java.time.Instant;
import java.util.List;

/**
 * A session of a customer who has logged in.
 *
 * @param number that the code was sent to, in E.164 form
 * @param accounts that the number proved, in order; the session can see no other
 * @param seen when the customer's last request came, to a minute
 */
public record CabinetSession(long id, String number, List<String> accounts, Instant began, Instant seen) {
    public CabinetSession {
        accounts = List.copyOf(accounts);
    }

    public boolean has(String account) {
        return accounts.contains(account);
    }

    /** Names no person, fit for a log line. */
    @Override
    public String toString() {
        return "session " + id;
    }
}
