package ua.meterline.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and authenticates short values (AES-128-GCM), so that a page can hold what its reader must not see yet. Each
 * week has a key of its own, because nonces are random; what was sealed opens for a week at least. Thread-safe.
 */
final class Sealing {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String DERIVATION = "HmacSHA256";
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_OCTETS = 16;
    private static final long WEEK_MILLIS = TimeUnit.DAYS.toMillis(7);

    private final SecureRandom random = new SecureRandom();
    private final SecretKey secret;
    private final InstantSource clock;

    /** @param secret of the site, the same on all nodes; 32 random octets */
    Sealing(byte[] secret, InstantSource clock) {
        this.secret = new SecretKeySpec(secret, DERIVATION);
        this.clock = clock;
    }

    /** Letters, digits, hyphens and underscores; another text each time. */
    String seal(String value) {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, week(), nonce).doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = Arrays.copyOf(nonce, nonce.length + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, nonce.length, encrypted.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for what was not sealed with the secret, or too long ago. */
    Optional<String> open(String sealed) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(sealed);
            long week = week();
            // The clock of the node that sealed it may be a little ahead.
            return octets.length <= NONCE_OCTETS
                    ? Optional.empty()
                    : LongStream.of(week, week - 1, week + 1)
                            .mapToObj(each -> open(octets, each))
                            .flatMap(Optional::stream)
                            .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> open(byte[] octets, long week) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, week, Arrays.copyOf(octets, NONCE_OCTETS));
            byte[] value = cipher.doFinal(octets, NONCE_OCTETS, octets.length - NONCE_OCTETS);
            return Optional.of(new String(value, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private long week() {
        return clock.millis() / WEEK_MILLIS;
    }

    private Cipher cipher(int mode, long week, byte[] nonce) throws GeneralSecurityException {
        Mac derivation = Mac.getInstance(DERIVATION);
        derivation.init(secret);
        byte[] derived = derivation.doFinal(("week " + week).getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(derived, 0, KEY_OCTETS, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
