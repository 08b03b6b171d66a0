package ua.meterline.backoffice.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits attempts to sign in, per login and per address, with an exponential backoff: after some failures in a row,
 * each further one doubles the wait. An attempt counts as a failure until it has succeeded, so that parallel ones
 * count, too. The wait for one login stays short, so that an attacker cannot lock a person out for long. In memory
 * only, and bounded. Thread-safe.
 */
public final class LoginLimit {
    private static final int MOST_KEYS = 10_000;
    private static final Rule LOGIN = new Rule(4, TimeUnit.SECONDS.toNanos(30));
    /** Many people of an office may share one. */
    private static final Rule ADDRESS = new Rule(20, TimeUnit.MINUTES.toNanos(10));

    private static final long FORGET_NANOS = TimeUnit.MINUTES.toNanos(30);

    /** @param free failures without a wait */
    private record Rule(int free, long longestNanos) {
        long wait(int failures) {
            int doublings = Math.min(failures - free, 30);
            return doublings < 0 ? 0 : Math.min(longestNanos, TimeUnit.SECONDS.toNanos(1) << doublings);
        }
    }

    private record Failures(int count, long blockedUntil) {}

    private final Cache<String, Failures> logins;
    private final Cache<String, Failures> addresses;
    private final LongSupplier nanos;

    public LoginLimit() {
        this(System::nanoTime);
    }

    /** @param nanos a monotonic clock */
    LoginLimit(LongSupplier nanos) {
        this.nanos = nanos;
        this.logins = cache();
        this.addresses = cache();
    }

    private Cache<String, Failures> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(FORGET_NANOS, TimeUnit.NANOSECONDS)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Zero: the attempt may be made, and is counted. Otherwise how long to wait; the attempt is not counted. */
    synchronized Duration begin(String login, String address) {
        long now = nanos.getAsLong();
        String key = key(login);
        long wait = Math.max(rest(logins, key, now), rest(addresses, address, now));
        if (wait <= 0) {
            count(logins, key, LOGIN, now);
            count(addresses, address, ADDRESS, now);
        }
        return Duration.ofNanos(Math.max(0, wait));
    }

    /** Forgets the failures of the login, and this attempt of the address. */
    synchronized void succeeded(String login, String address) {
        logins.invalidate(key(login));
        takeBack(addresses, address, ADDRESS);
    }

    /** The attempt was not made after all. */
    synchronized void abandoned(String login, String address) {
        takeBack(logins, key(login), LOGIN);
        takeBack(addresses, address, ADDRESS);
    }

    private static String key(String login) {
        String key = login.strip().toLowerCase(Locale.ROOT);
        return key.substring(0, Math.min(key.length(), StaffRules.LONGEST_LOGIN + 1));
    }

    private static long rest(Cache<String, Failures> known, String key, long now) {
        Failures failures = known.getIfPresent(key);
        return failures == null ? 0 : failures.blockedUntil() - now;
    }

    private static void count(Cache<String, Failures> known, String key, Rule rule, long now) {
        Failures before = known.getIfPresent(key);
        int count = before == null ? 1 : before.count() + 1;
        known.put(key, new Failures(count, now + rule.wait(count)));
    }

    private void takeBack(Cache<String, Failures> known, String key, Rule rule) {
        Failures failures = known.getIfPresent(key);
        if (failures != null) {
            int count = failures.count() - 1;
            long until = Math.min(failures.blockedUntil(), nanos.getAsLong() + rule.wait(count));
            known.put(key, new Failures(count, until));
        }
    }
}
