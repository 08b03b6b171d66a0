package ua.meterline.backoffice.cabinet;

import java.time.Duration;
import java.util.function.LongSupplier;
import ua.meterline.common.TokenBuckets;
import ua.meterline.reading.AccountNumber;

/** How many readings strangers may submit: from one network, for one account, and in all. Thread-safe. */
public final class SubmissionLimits {
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int MOST_NETWORKS = 100_000;
    private static final int MOST_ACCOUNTS = 100_000;
    private static final String ALL = "";

    private final TokenBuckets networks;
    private final TokenBuckets accounts;
    private final TokenBuckets all;

    /**
     * @param perNetwork attempts an hour
     * @param perAccount readings an hour
     * @param perSecond readings a second in all
     * @param nanos a monotonic clock
     */
    public SubmissionLimits(int perNetwork, int perAccount, int perSecond, LongSupplier nanos) {
        this.networks = new TokenBuckets(perNetwork, PERIOD, MOST_NETWORKS, nanos);
        this.accounts = new TokenBuckets(perAccount, PERIOD, MOST_ACCOUNTS, nanos);
        this.all = new TokenBuckets(perSecond, Duration.ofSeconds(1), 1, nanos);
    }

    /** Counts an attempt, also one that fails. */
    public void requireNetwork(String network) throws RateLimitException {
        require(networks, network);
    }

    void requireReading(AccountNumber account) throws RateLimitException {
        require(accounts, account.digits());
        require(all, ALL);
    }

    private static void require(TokenBuckets buckets, String key) throws RateLimitException {
        Duration delay = buckets.take(key);
        if (!delay.isZero()) {
            throw new RateLimitException(delay);
        }
    }
}
