package ua.meterline.backoffice.staff;

import java.time.Duration;
import java.util.function.UnaryOperator;
import ua.meterline.store.StoreUnavailableException;

/** The failed attempts to log in of each login and of each address. Thread-safe. */
interface LoginFailures {
    /**
     * @param count in a row
     * @param blocked for how long no further attempt may be made; not negative
     */
    record Failures(int count, Duration blocked) {
        static final Failures NONE = new Failures(0, Duration.ZERO);
    }

    /** What concerns one attempt. */
    record OfAttempt(Failures login, Failures address) {
        /** Until the attempt may be made. */
        Duration delay() {
            return login.blocked().compareTo(address.blocked()) > 0 ? login.blocked() : address.blocked();
        }
    }

    /**
     * Changes what is known, with no other change of the same login or address beside it.
     *
     * @return what was known before
     */
    OfAttempt change(String login, String address, UnaryOperator<OfAttempt> change) throws StoreUnavailableException;
}
