package ua.meterline.simulator;

import java.io.ByteArrayOutputStream;

/** Text in the default alphabet of GSM 03.38 and its extension table, as septets (3GPP TS 23.038, section 6). */
final class GsmSeptets {
    private static final int ESCAPE = 0x1B;
    private static final int BITS = 7;
    private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final String CODES_OF_EXTENDED = "\n\u0014()/<=>@e";

    private GsmSeptets() {}

    /** One septet per octet; a question mark for characters outside of the alphabet. */
    static byte[] of(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream();
        text.chars().forEach(character -> {
            int extended = EXTENDED.indexOf(character);
            if (extended >= 0) {
                septets.write(ESCAPE);
                septets.write(CODES_OF_EXTENDED.charAt(extended));
            } else {
                int code = character == ESCAPE ? -1 : DEFAULT.indexOf(character);
                septets.write(code >= 0 ? code : '?');
            }
        });
        return septets.toByteArray();
    }

    /** Seven bits each, low bits first, after a header and the fill bits that bring them to the next septet. */
    static byte[] pack(byte[] septets, byte[] header) {
        int start = (header.length * Byte.SIZE + BITS - 1) / BITS * BITS;
        byte[] octets = java.util.Arrays.copyOf(header, (start + septets.length * BITS + Byte.SIZE - 1) / Byte.SIZE);
        for (int i = 0; i < septets.length * BITS; i++) {
            int bit = septets[i / BITS] >> i % BITS & 1;
            octets[(start + i) / Byte.SIZE] |= (byte) (bit << (start + i) % Byte.SIZE);
        }
        return octets;
    }
}
