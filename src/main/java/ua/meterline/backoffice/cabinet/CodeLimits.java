package ua.meterline.backoffice.cabinet;

import java.time.Duration;
import java.util.function.LongSupplier;
import ua.meterline.common.TokenBuckets;

/**
 * How many codes are sent: to one number and in all within a day, which the database counts; and how many one network
 * may ask for. Thread-safe.
 */
public final class CodeLimits {
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int MOST_NETWORKS = 100_000;

    private final int perNumber;
    private final int perDay;
    private final TokenBuckets networks;

    /** How many codes were sent within a day. */
    record Sent(int toNumber, int inAll) {}

    /**
     * @param perNumber a day
     * @param perDay in all
     * @param perNetwork an hour, also those that are not sent
     * @param nanos a monotonic clock
     */
    public CodeLimits(int perNumber, int perDay, int perNetwork, LongSupplier nanos) {
        this.perNumber = perNumber;
        this.perDay = perDay;
        this.networks = new TokenBuckets(perNetwork, PERIOD, MOST_NETWORKS, nanos);
    }

    void requireNetwork(String network) throws RateLimitException {
        Duration delay = networks.take(network);
        if (!delay.isZero()) {
            throw new RateLimitException(delay);
        }
    }

    boolean allow(Sent sent) {
        return sent.toNumber() < perNumber && sent.inAll() < perDay;
    }

    int perDay() {
        return perDay;
    }
}
