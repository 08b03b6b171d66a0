package ua.meterline.mail.mime;

import java.io.ByteArrayOutputStream;

/**
 * Quoted-printable (RFC 2045, section 6.7), decoded as far as it goes: what is no escape stays as it stands. The library's
 * decoder calls itself at each soft line break, so that some thousands of them in a row overflow the stack. One text, one thread.
 */
final class QuotedPrintable {
    private static final int ESCAPED = 2;

    private final byte[] encoded;
    private final ByteArrayOutputStream decoded;
    private int at;

    private QuotedPrintable(byte[] encoded) {
        this.encoded = encoded;
        this.decoded = new ByteArrayOutputStream(encoded.length);
    }

    static byte[] decode(byte[] encoded) {
        return new QuotedPrintable(encoded).decoded();
    }

    private byte[] decoded() {
        while (at < encoded.length) {
            if (encoded[at] == '=') {
                escape();
            } else if (isBlank(at)) {
                blanks();
            } else {
                decoded.write(encoded[at++]);
            }
        }
        return decoded.toByteArray();
    }

    private void escape() {
        int behind = pastBlanks(at + 1);
        int octet = octet(at + 1);
        if (isLineEnd(behind)) {
            at = pastLineEnd(behind);
        } else if (octet >= 0) {
            decoded.write(octet);
            at += 1 + ESCAPED;
        } else {
            decoded.write(encoded[at++]);
        }
    }

    /** Those at the end of a line were added on the way. */
    private void blanks() {
        int end = pastBlanks(at);
        if (!isLineEnd(end)) {
            decoded.write(encoded, at, end - at);
        }
        at = end;
    }

    private int pastBlanks(int from) {
        int i = from;
        while (isBlank(i)) {
            i++;
        }
        return i;
    }

    private int pastLineEnd(int from) {
        int i = is(from, '\r') ? from + 1 : from;
        return is(i, '\n') ? i + 1 : i;
    }

    /** The end of the text is one, too. */
    private boolean isLineEnd(int i) {
        return i >= encoded.length || is(i, '\r') || is(i, '\n');
    }

    private boolean isBlank(int i) {
        return is(i, ' ') || is(i, '\t');
    }

    private boolean is(int i, char octet) {
        return i < encoded.length && encoded[i] == octet;
    }

    /** What two hexadecimal digits stand for; -1 when there are none. */
    private int octet(int from) {
        if (from + ESCAPED > encoded.length) {
            return -1;
        }
        int high = Character.digit(encoded[from], 16);
        int low = Character.digit(encoded[from + 1], 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
