package ua.meterline.backoffice.cabinet;

import java.time.Duration;
import ua.meterline.backoffice.limit.RateLimit;
import ua.meterline.backoffice.limit.RateLimits;
import ua.meterline.store.StoreUnavailableException;

/**
 * How many codes are sent: to one number and in all within a day, which the database counts; and how many one network
 * may ask for. Thread-safe.
 */
public final class CodeLimits {
    private static final Duration PERIOD = Duration.ofHours(1);

    private final int perNumber;
    private final int perDay;
    private final RateLimit networks;

    /** How many codes were sent within a day. */
    record Sent(int toNumber, int inAll) {}

    /**
     * @param perNumber a day
     * @param perDay in all
     * @param perNetwork an hour, also those that are not sent
     */
    public CodeLimits(RateLimits limits, int perNumber, int perDay, int perNetwork) {
        this.perNumber = perNumber;
        this.perDay = perDay;
        this.networks = limits.limit("codes for", perNetwork, PERIOD);
    }

    void requireNetwork(String network) throws RateLimitException, StoreUnavailableException {
        RateLimitException.require(networks, network);
    }

    boolean allow(Sent sent) {
        return sent.toNumber() < perNumber && sent.inAll() < perDay;
    }

    int perDay() {
        return perDay;
    }
}
