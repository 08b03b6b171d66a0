package ua.meterline.sms.codec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A character encoding of short messages. Each one decodes any octets. */
enum Alphabet {
    /** GSM 03.38, one septet to an octet. */
    GSM(null),
    ASCII(StandardCharsets.US_ASCII),
    LATIN1(StandardCharsets.ISO_8859_1),
    CYRILLIC(Charset.forName("ISO-8859-5")),
    HEBREW(Charset.forName("ISO-8859-8")),
    /** UCS-2, decoded as its superset UTF-16, which phones send. */
    UCS2(StandardCharsets.UTF_16BE);

    private final Charset charset;

    Alphabet(Charset charset) {
        this.charset = charset;
    }

    /** @param name as in the setting {@code meterline.smpp.default-alphabet}: gsm, latin1 or ascii */
    static Alphabet named(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    DecodedText decode(byte[] octets) {
        if (this == GSM) {
            return GsmAlphabet.decode(octets);
        }
        String text = new String(octets, charset);
        return new DecodedText(text, this == LATIN1 || Arrays.equals(octets, text.getBytes(charset)));
    }

    /** Whether a character may continue in the next segment: their octets must be joined before decoding. */
    boolean continuesAfter(int octets) {
        return this != UCS2 || octets % 2 == 0;
    }
}
