package ua.meterline.reading;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * 128 bits that identify a delivered message, so that its redelivery is recognised. Each channel decides
 * what goes into it.
 */
public record Fingerprint(long high, long low) {
    private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;

    /** The first 16 of the given octets, big-endian. */
    public static Fingerprint of(byte[] digest) {
        ByteBuffer octets = ByteBuffer.wrap(digest);
        return new Fingerprint(octets.getLong(), octets.getLong());
    }

    /** That of one reading of an SMS. The first one has the fingerprint of the whole SMS, by which it is recognised. */
    Fingerprint of(MessagePart part) {
        return new Fingerprint(high + (part.number() - 1) * SCATTER, low);
    }

    /** The form of the column {@code message.fingerprint}: 16 octets. */
    public byte[] octets() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    /** 32 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
