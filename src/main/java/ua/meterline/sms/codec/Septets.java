package ua.meterline.sms.codec;

import java.util.Arrays;

/** Septets packed into octets, low bits first (3GPP TS 23.038, section 6.1.2.1). */
final class Septets {
    private static final int BITS = 7;

    private Septets() {}

    /**
     * Unpacks to one septet per octet. After a user data header, fill bits align the text to the next septet (3GPP TS
     * 23.040, section 9.2.3.24).
     *
     * <p>A multiple of seven octets may end in a septet or in seven padding bits, and SMPP does not say which: a last
     * septet of zero is taken for padding, because a text rarely ends in an at sign.
     *
     * @param headerLength in octets; 0 without a header
     */
    static byte[] unpack(byte[] octets, int headerLength) {
        int start = start(headerLength);
        int bits = octets.length * Byte.SIZE;
        int count = Math.max(0, (bits - start) / BITS);
        byte[] septets = new byte[count];
        for (int i = 0; i < count; i++) {
            septets[i] = (byte) (bitsFrom(octets, start + i * BITS) & 0x7F);
        }
        boolean isPadding = count > 0 && bits % BITS == 0 && septets[count - 1] == 0;
        return isPadding ? Arrays.copyOf(septets, count - 1) : septets;
    }

    /** Whether all fill and padding bits are zero, so that the septets represent all octets. */
    static boolean isLossless(byte[] octets, int headerLength) {
        int fillBits = start(headerLength) - headerLength * Byte.SIZE;
        int paddingBits = Math.max(0, octets.length * Byte.SIZE - start(headerLength)) % BITS;
        return octets.length <= headerLength
                || (octets[headerLength] & (1 << fillBits) - 1) == 0
                        && (octets[octets.length - 1] & 0xFF) >> (Byte.SIZE - paddingBits) == 0;
    }

    private static int start(int headerLength) {
        return (headerLength * Byte.SIZE + BITS - 1) / BITS * BITS;
    }

    private static int bitsFrom(byte[] octets, int bit) {
        int octet = bit / Byte.SIZE;
        int low = octets[octet] & 0xFF;
        int high = octet + 1 < octets.length ? octets[octet + 1] & 0xFF : 0;
        return (high << Byte.SIZE | low) >> bit % Byte.SIZE;
    }
}
