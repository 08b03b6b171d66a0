package ua.meterline.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import ua.meterline.common.Sha256;

/** The key of a number in tables that must not hold the number itself. */
public final class SenderKey {
    private SenderKey() {}

    /**
     * 64 bits of a hash, never 0.
     *
     * @param sender a number in E.164 form, as in the column {@code message.sender}
     */
    public static long of(String sender) {
        long key = ByteBuffer.wrap(Sha256.digest(sender.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return key == 0 ? 1 : key;
    }
}
