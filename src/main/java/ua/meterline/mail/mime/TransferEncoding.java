package ua.meterline.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.io.EOLConvertingInputStream;

/** Content-Transfer-Encoding (RFC 2045, section 6). Malformed content is decoded as far as possible. */
enum TransferEncoding {
    NONE {
        @Override
        InputStream decoded(InputStream encoded) {
            return encoded;
        }
    },
    /** A lone CR ends a line, too: else a soft line break would cut a number in two. */
    QUOTED_PRINTABLE {
        @Override
        InputStream decoded(InputStream encoded) {
            return new QuotedPrintableInputStream(new EOLConvertingInputStream(encoded));
        }
    },
    /** Mime4j drops the last octets when the padding is missing, which may be the last digit of a reading. */
    BASE64 {
        @Override
        InputStream decoded(InputStream encoded) {
            return new Base64InputStream(
                    new SequenceInputStream(encoded, new ByteArrayInputStream(new byte[] {'=', '='})));
        }
    };

    /** @param header may be null or nonsense: then the content is not decoded */
    static TransferEncoding of(String header) {
        String name = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("quoted-printable")) {
            return QUOTED_PRINTABLE;
        }
        return name.startsWith("base64") ? BASE64 : NONE;
    }

    abstract InputStream decoded(InputStream encoded);

    byte[] decode(byte[] encoded) {
        try {
            return decoded(new ByteArrayInputStream(encoded)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /** The content of an encoded word (RFC 2047, section 4). */
    static byte[] decodeWord(char encoding, String content) {
        return Character.toUpperCase(encoding) == 'B'
                ? BASE64.decode(content.getBytes(StandardCharsets.ISO_8859_1))
                : QUOTED_PRINTABLE.decode(content.replace("_", "=20").getBytes(StandardCharsets.ISO_8859_1));
    }
}
