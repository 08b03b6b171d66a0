package ua.meterline.backoffice.staff;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import ua.meterline.backoffice.staff.LoginFailures.Failures;
import ua.meterline.backoffice.staff.LoginFailures.OfAttempt;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/**
 * Limits attempts to sign in, per login and per address, with an exponential backoff: after some failures in a row,
 * each further one doubles the wait. An attempt counts as a failure until it has succeeded, so that parallel ones
 * count, too. The wait for one login stays short, so that an attacker cannot lock a person out for long. Where several
 * nodes share the database, it holds for all of them together. Thread-safe.
 */
public final class LoginLimit {
    /** After the last attempt. In {@code delete-full-rate-limits.sql} as well. */
    static final Duration FORGOTTEN = Duration.ofMinutes(30);

    private static final Rule LOGIN = new Rule(4, Duration.ofSeconds(30));
    /** Many people of an office may share one. */
    private static final Rule ADDRESS = new Rule(20, Duration.ofMinutes(10));

    /** @param free failures without a wait */
    private record Rule(int free, Duration longest) {
        Duration wait(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(failures - free, 30));
            return min(doubled, longest);
        }

        Failures oneMore(Failures known) {
            int count = known.count() + 1;
            return new Failures(count, wait(count));
        }

        Failures oneLess(Failures known) {
            int count = Math.max(0, known.count() - 1);
            return new Failures(count, min(known.blocked(), wait(count)));
        }

        private static Duration min(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }

    private final LoginFailures failures;

    /** In memory. */
    public LoginLimit() {
        this(System::nanoTime);
    }

    /** @param nanos a monotonic clock */
    LoginLimit(LongSupplier nanos) {
        this(new LocalLoginFailures(nanos));
    }

    private LoginLimit(LoginFailures failures) {
        this.failures = failures;
    }

    /** In the database where several nodes may use it, otherwise in memory. */
    public static LoginLimit of(DatabaseAccess database) {
        return database.isShared() ? new LoginLimit(new SharedLoginFailures(database)) : new LoginLimit();
    }

    /** Zero: the attempt may be made, and is counted. Otherwise how long to wait; the attempt is not counted. */
    Duration begin(String login, String address) throws StoreUnavailableException {
        return failures.change(key(login), address, LoginLimit::counted).delay();
    }

    private static OfAttempt counted(OfAttempt known) {
        return known.delay().isZero()
                ? new OfAttempt(LOGIN.oneMore(known.login()), ADDRESS.oneMore(known.address()))
                : known;
    }

    /** Forgets the failures of the login, and this attempt of the address. */
    void succeeded(String login, String address) throws StoreUnavailableException {
        failures.change(key(login), address, known -> new OfAttempt(Failures.NONE, ADDRESS.oneLess(known.address())));
    }

    /** The attempt was not made after all. */
    void abandoned(String login, String address) throws StoreUnavailableException {
        failures.change(
                key(login),
                address,
                known -> new OfAttempt(LOGIN.oneLess(known.login()), ADDRESS.oneLess(known.address())));
    }

    private static String key(String login) {
        String key = login.strip().toLowerCase(Locale.ROOT);
        return key.substring(0, Math.min(key.length(), StaffRules.LONGEST_LOGIN + 1));
    }
}
