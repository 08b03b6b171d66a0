package ua.meterline.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.nio.charset.Charset;

/** How a text is encoded, and its data_coding (SMPP 3.4 section 5.2.19). */
enum Encoding {
    /** As phones do: the default alphabet if it has all characters, otherwise UCS-2. */
    AUTO(0, null),
    GSM(0, null),
    /** The default alphabet, packed: eight characters in seven octets. */
    PACKED(0, null),
    /** ASCII labelled as the default alphabet. */
    ASCII_AS_DEFAULT(0, US_ASCII),
    LATIN1_AS_DEFAULT(0, ISO_8859_1),
    ASCII(1, US_ASCII),
    LATIN1(3, ISO_8859_1),
    BINARY(4, ISO_8859_1),
    CYRILLIC(6, Charset.forName("ISO-8859-5")),
    UCS2(8, UTF_16BE),
    /** Flash message: a message class in the default alphabet. */
    FLASH(0x10, null),
    FLASH_UCS2(0x18, UTF_16BE),
    CLASS(0xF1, null);

    private static final int OCTETS_OF_AN_SMS = 140;
    private static final int SEPTETS_OF_AN_SMS = 160;

    private final int dataCoding;
    private final Charset charset;

    Encoding(int dataCoding, Charset charset) {
        this.dataCoding = dataCoding;
        this.charset = charset;
    }

    byte dataCoding() {
        return (byte) dataCoding;
    }

    /** This one, or the one that a phone would choose for the text. */
    Encoding forText(String text) {
        if (this != AUTO) {
            return this;
        }
        return ShortMessageText.codingFor(text) == ShortMessageText.UCS_2 ? UCS2 : GSM;
    }

    /** Septets are not packed yet. */
    byte[] encode(String text) {
        return charset == null ? GsmSeptets.of(text) : text.getBytes(charset);
    }

    /** Header and text as in short_message. */
    byte[] assemble(byte[] header, byte[] text) {
        if (this == PACKED) {
            return GsmSeptets.pack(text, header);
        }
        byte[] both = java.util.Arrays.copyOf(header, header.length + text.length);
        System.arraycopy(text, 0, both, header.length, text.length);
        return both;
    }

    /** The length of encoded text that fits into an SMS beside a header. */
    int room(int headerLength) {
        if (charset == null || charset == US_ASCII) {
            return SEPTETS_OF_AN_SMS - (headerLength * Byte.SIZE + 6) / 7;
        }
        int octets = OCTETS_OF_AN_SMS - headerLength;
        return charset == UTF_16BE ? octets / 2 * 2 : octets;
    }
}
