package ua.meterline.backoffice.cabinet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes a code with the challenge as key. The database has only a hash of the challenge: who reads it cannot try out
 * the million codes.
 */
final class KeyedCode {
    private static final String ALGORITHM = "HmacSHA256";

    private KeyedCode() {}

    static byte[] hash(String challenge, String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(challenge.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(code.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
