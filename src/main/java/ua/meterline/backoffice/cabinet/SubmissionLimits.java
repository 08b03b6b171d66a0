package ua.meterline.backoffice.cabinet;

import java.time.Duration;
import ua.meterline.backoffice.limit.RateLimit;
import ua.meterline.backoffice.limit.RateLimits;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.StoreUnavailableException;

/** How many readings strangers may submit: from one network, for one account, and in all. Thread-safe. */
public final class SubmissionLimits {
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final String ALL = "";

    private final RateLimit networks;
    private final RateLimit accounts;
    private final RateLimit all;

    /**
     * @param perNetwork attempts an hour
     * @param perAccount readings an hour
     * @param perSecond readings a second in all
     */
    public SubmissionLimits(RateLimits limits, int perNetwork, int perAccount, int perSecond) {
        this.networks = limits.limit("readings from", perNetwork, PERIOD);
        this.accounts = limits.limit("readings of", perAccount, PERIOD);
        this.all = limits.limit("readings", perSecond, Duration.ofSeconds(1));
    }

    /** Counts an attempt, also one that fails. */
    public void requireNetwork(String network) throws RateLimitException, StoreUnavailableException {
        RateLimitException.require(networks, network);
    }

    void requireReading(AccountNumber account) throws RateLimitException, StoreUnavailableException {
        RateLimitException.require(accounts, account.digits());
        RateLimitException.require(all, ALL);
    }
}
