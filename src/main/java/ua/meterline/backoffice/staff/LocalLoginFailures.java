package ua.meterline.backoffice.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Of the only gateway on its database: in memory, and bounded. Thread-safe. */
final class LocalLoginFailures implements LoginFailures {
    private static final int MOST_KEYS = 10_000;

    private record Kept(int count, long blockedUntil) {}

    private final Cache<String, Kept> logins;
    private final Cache<String, Kept> addresses;
    private final LongSupplier nanos;

    /** @param nanos a monotonic clock */
    LocalLoginFailures(LongSupplier nanos) {
        this.nanos = nanos;
        this.logins = cache();
        this.addresses = cache();
    }

    private Cache<String, Kept> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(LoginLimit.FORGOTTEN.toNanos(), TimeUnit.NANOSECONDS)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public synchronized OfAttempt change(String login, String address, UnaryOperator<OfAttempt> change) {
        long now = nanos.getAsLong();
        OfAttempt before = new OfAttempt(failures(logins, login, now), failures(addresses, address, now));
        OfAttempt after = change.apply(before);
        keep(logins, login, before.login(), after.login(), now);
        keep(addresses, address, before.address(), after.address(), now);
        return before;
    }

    private static Failures failures(Cache<String, Kept> known, String key, long now) {
        Kept kept = known.getIfPresent(key);
        return kept == null
                ? Failures.NONE
                : new Failures(kept.count(), Duration.ofNanos(Math.max(0, kept.blockedUntil() - now)));
    }

    private static void keep(Cache<String, Kept> known, String key, Failures before, Failures after, long now) {
        if (after.count() == 0) {
            known.invalidate(key);
        } else if (!after.equals(before)) {
            known.put(key, new Kept(after.count(), now + after.blocked().toNanos()));
        }
    }
}
