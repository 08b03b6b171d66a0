package ua.meterline.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.nio.charset.Charset;
import java.util.Arrays;

/** Text to and from the octets of a short message, for the codings in use (SMPP 3.4 section 5.2.19). */
final class ShortMessageText {
    static final byte DEFAULT_ALPHABET = 0;
    static final byte UCS_2 = 8;

    /** ASCII characters with another code, or none, in the GSM default alphabet: such texts are sent as UCS-2. */
    private static final String NOT_THE_SAME_IN_GSM = "@$_[\\]^{|}~`";

    private static final int USER_DATA_HEADER = 0x40;

    private ShortMessageText() {}

    static byte codingFor(String text) {
        return text.chars().allMatch(ShortMessageText::sameInGsm) ? DEFAULT_ALPHABET : UCS_2;
    }

    static byte[] encode(String text, byte dataCoding) {
        return text.getBytes(dataCoding == UCS_2 ? UTF_16BE : US_ASCII);
    }

    static String decode(byte[] octets, byte esmClass, byte dataCoding) {
        byte[] body = withoutUserDataHeader(octets, esmClass);
        return new String(body, charset(dataCoding));
    }

    private static byte[] withoutUserDataHeader(byte[] octets, byte esmClass) {
        if ((esmClass & USER_DATA_HEADER) == 0 || octets.length == 0) {
            return octets;
        }
        int headerLength = 1 + (octets[0] & 0xFF);
        return Arrays.copyOfRange(octets, Math.min(headerLength, octets.length), octets.length);
    }

    private static Charset charset(byte dataCoding) {
        return switch (dataCoding) {
            case UCS_2 -> UTF_16BE;
            case 6 -> Charset.forName("ISO-8859-5");
            default -> ISO_8859_1;
        };
    }

    private static boolean sameInGsm(int c) {
        return c == '\n' || c == '\r' || (c >= ' ' && c <= '~' && NOT_THE_SAME_IN_GSM.indexOf(c) < 0);
    }
}
