package ua.meterline.common;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets that others keep. Only their hashes are stored: many random bits need no slow hash. */
public final class RandomToken {
    private static final int OCTETS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    /** 43 letters, digits, hyphens and underscores. */
    public static String create() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** SHA-256, which is stored in place of the token. */
    public static byte[] hash(String token) {
        return Sha256.digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
