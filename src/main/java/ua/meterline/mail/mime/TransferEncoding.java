package ua.meterline.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.io.EOLConvertingInputStream;
import org.eclipse.angus.mail.util.UUDecoderStream;

/** Undoes a Content-Transfer-Encoding (RFC 2045, section 6). Malformed content is decoded as far as possible. */
final class TransferEncoding {
    private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/=]");
    /** A plain text that a gateway put above or below: words with a blank between, or a line of signs. */
    private static final Pattern PLAIN_LINE = Pattern.compile("\\S++\\h++\\S.*|[^A-Za-z0-9+/=]+");

    private TransferEncoding() {}

    /** @param name of the encoding; may be null or nonsense: then nothing is decoded */
    static byte[] decode(String name, byte[] encoded) {
        String encoding = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        InputStream content = new ByteArrayInputStream(encoded);
        if (encoding.startsWith("quoted-printable")) {
            // A lone CR ends a line, too: else a soft line break would cut a number in two.
            return readAll(new QuotedPrintableInputStream(new EOLConvertingInputStream(content)), encoded);
        } else if (encoding.matches("(?:x-)?uu.*")) {
            return readAll(new UUDecoderStream(content, true, true), encoded);
        }
        return encoding.startsWith("base64") ? base64(new String(encoded, ISO_8859_1)) : encoded;
    }

    private static byte[] readAll(InputStream decoded, byte[] encoded) {
        try {
            return decoded.readAllBytes();
        } catch (IOException e) {
            return encoded;
        }
    }

    /**
     * Mime4j and Java read no octets behind the padding, and drop the last ones if the padding is missing. Mail servers
     * put one more base64, or a plain text, below the first.
     */
    private static byte[] base64(String encoded) {
        StringBuilder base64 = new StringBuilder(encoded.length());
        boolean plain = false;
        boolean padded = false;
        for (String line : encoded.split("\\R")) {
            String stripped = line.strip();
            String digits = NOT_BASE64.matcher(stripped).replaceAll("");
            plain = !stripped.isEmpty()
                    && (plain
                            || PLAIN_LINE.matcher(stripped).matches()
                            || padded && (digits.length() < stripped.length() || digits.length() % 4 > 0));
            base64.append(plain ? "" : digits);
            padded |= !plain && digits.endsWith("=");
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(base64.length());
        for (String run : base64.toString().split("=+")) {
            int rest = run.length() % 4 == 1 ? 1 : 0;
            octets.writeBytes(Base64.getDecoder().decode(run.substring(0, run.length() - rest)));
        }
        return octets.toByteArray();
    }
}
