package ua.meterline.backoffice.limit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import ua.meterline.common.Sha256;

/** The key of a limit as its table has it: no address and no account stands there. */
public final class HashedKey {
    private HashedKey() {}

    /** The first eight octets of SHA-256. */
    public static long of(String limit, String key) {
        byte[] octets = (limit + " " + key).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Sha256.digest(octets)).getLong();
    }
}
