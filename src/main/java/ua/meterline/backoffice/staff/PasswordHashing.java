package ua.meterline.backoffice.staff;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Argon2id (RFC 9106) with the parameters that the OWASP Password Storage Cheat Sheet names first: 19 MiB, 2 passes, 1
 * lane. One password is hashed at a time, and between two of them this pauses for three times as long as the first one
 * took, while others wait: a login storm takes a quarter of one core at most, and 40 MiB. Thread-safe.
 */
public final class PasswordHashing {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_OCTETS = 32;
    private static final int SALT_OCTETS = 16;
    private static final int PAUSE_FACTOR = 3;
    private static final int MOST_WAITING = 6;
    private static final long LONGEST_WAIT_SECONDS = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int memoryKib;
    private final int pauseFactor;
    private final String unmatched;
    private final Semaphore waiting = new Semaphore(MOST_WAITING + 1);
    private final Semaphore one = new Semaphore(1, true);
    private long pauseUntil = System.nanoTime();

    public PasswordHashing() {
        this(MEMORY_KIB, PAUSE_FACTOR);
    }

    /** Weaker, for tests. */
    PasswordHashing(int memoryKib, int pauseFactor) {
        this.memoryKib = memoryKib;
        this.pauseFactor = pauseFactor;
        // No password has this hash. It is compared for unknown logins, so that they take as long as known ones.
        this.unmatched = encoded(new byte[SALT_OCTETS], new byte[HASH_OCTETS]);
    }

    /** Too many passwords are to be hashed just now. */
    public static final class BusyException extends Exception {
        private static final long serialVersionUID = 1L;

        BusyException() {
            super("too many logins at once; try again in some seconds");
        }
    }

    /** The hash of a new password, with its parameters and a random salt: {@code $argon2id$...} */
    public String hash(String password) throws BusyException {
        byte[] salt = new byte[SALT_OCTETS];
        RANDOM.nextBytes(salt);
        return inTurn(
                () -> encoded(salt, function().hash(octets(password), salt).getBytes()));
    }

    /** @param hash as {@link #hash} made it; null for an unknown login: false after the usual time */
    public boolean matches(String password, String hash) throws BusyException {
        String compared = hash == null ? unmatched : hash;
        byte[] ascii = compared.getBytes(StandardCharsets.US_ASCII);
        return inTurn(() -> Argon2Function.getInstanceFromHash(compared).check(octets(password), ascii))
                && hash != null;
    }

    private Argon2Function function() {
        return Argon2Function.getInstance(memoryKib, PASSES, LANES, HASH_OCTETS, Argon2.ID);
    }

    @FunctionalInterface
    private interface Work<T> {
        T done();
    }

    private <T> T inTurn(Work<T> work) throws BusyException {
        if (!waiting.tryAcquire()) {
            throw new BusyException();
        }
        try {
            if (!one.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new BusyException();
            }
            try {
                return paced(work);
            } finally {
                one.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        } finally {
            waiting.release();
        }
    }

    /** Guarded by the semaphore. */
    private <T> T paced(Work<T> work) {
        for (long rest = pauseUntil - System.nanoTime(); rest > 0; rest = pauseUntil - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
        long since = System.nanoTime();
        try {
            return work.done();
        } finally {
            long now = System.nanoTime();
            pauseUntil = now + pauseFactor * (now - since);
        }
    }

    /** The same octets for the same characters, however the keyboard composes them, in any locale. */
    private static byte[] octets(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private String encoded(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memoryKib, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }
}
