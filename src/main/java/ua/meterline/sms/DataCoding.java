package ua.meterline.sms;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The character encoding that a data_coding value stands for (SMPP 3.4, section 5.2.19).
 *
 * <p>Readings are digits and blanks, which are the same in ASCII, Latin-1 and the GSM default alphabet: whatever is not
 * UCS-2 is read as Latin-1, which takes any octet.
 */
final class DataCoding {
    private static final int UCS2 = 8;

    private DataCoding() {}

    static String decode(int dataCoding, byte[] octets) {
        return new String(octets, charset(dataCoding));
    }

    /** Whether the text alone gives back the octets; an odd octet or half a surrogate pair of UCS-2 would be lost. */
    static boolean isFaithful(int dataCoding, byte[] octets, String text) {
        return java.util.Arrays.equals(octets, text.getBytes(charset(dataCoding)));
    }

    private static Charset charset(int dataCoding) {
        return dataCoding == UCS2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    }
}
