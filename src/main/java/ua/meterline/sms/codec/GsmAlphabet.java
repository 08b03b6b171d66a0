package ua.meterline.sms.codec;

/**
 * The default alphabet of GSM 03.38 (3GPP TS 23.038, section 6.2.1) with its extension table (6.2.1.1), one septet to
 * an octet.
 */
final class GsmAlphabet {
    private static final char ESCAPE = 0x1B;
    private static final char UNDECODABLE = '\uFFFD';

    private static final String DEFAULT = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Codes and characters alternate. */
    private static final String EXTENSION = "\n\f\u0014^({)}/\\<[=~>]@|e€";

    private GsmAlphabet() {}

    /**
     * Octets above 127 are undecodable. After an escape, a code that is not in the extension table is read from the
     * default table, as the standard requires; an escape at the end is undecodable.
     */
    static DecodedText decode(byte[] septets) {
        char[] text = new char[septets.length];
        int length = 0;
        boolean whole = true;
        for (int i = 0; i < septets.length; i++) {
            char character = septets[i] < 0 ? UNDECODABLE : DEFAULT.charAt(septets[i]);
            if (character == ESCAPE) {
                i++;
                character = i < septets.length ? extended(septets[i]) : UNDECODABLE;
                whole &= i < septets.length && isInExtension(septets[i]);
            }
            whole &= character != UNDECODABLE;
            text[length++] = character;
        }
        return new DecodedText(new String(text, 0, length), whole);
    }

    private static boolean isInExtension(byte code) {
        return inExtension(code) >= 0;
    }

    private static char extended(byte code) {
        int place = inExtension(code);
        if (place >= 0) {
            return EXTENSION.charAt(place + 1);
        }
        // 0x1B is reserved for a further table: a blank.
        return code < 0 ? UNDECODABLE : code == ESCAPE ? ' ' : DEFAULT.charAt(code);
    }

    private static int inExtension(byte code) {
        for (int i = 0; i < EXTENSION.length(); i += 2) {
            if (EXTENSION.charAt(i) == code) {
                return i;
            }
        }
        return -1;
    }
}
