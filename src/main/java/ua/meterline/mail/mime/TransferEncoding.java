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
    /** Quotes, blanks and comments. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("\\([^)]*+\\)|[\"'\\s]");

    private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/=]");
    /** A plain text that a gateway put above or below: words with a blank between, or a line of signs. */
    private static final Pattern PLAIN_LINE = Pattern.compile("\\S++\\h++\\S.*|[^A-Za-z0-9+/=]+");

    /** An encoding that is not declared: a text does not look like this. */
    private static final Pattern SURELY_QUOTED_PRINTABLE = Pattern.compile("(?:=[0-9A-F]{2}){6}");

    private static final Pattern SURELY_BASE64 =
            Pattern.compile("\\s*+(?:[A-Za-z0-9+/]{56,76}\\R)++[A-Za-z0-9+/]*+={0,2}\\s*+");
    /** Characters of a line that is base64 rather than a word. */
    private static final int LONG_LINE = 16;

    private TransferEncoding() {}

    /** @param name of the encoding; may be null or nonsense: then nothing is decoded, unless it surely is encoded */
    static byte[] decode(String name, byte[] encoded) {
        String encoding =
                name == null ? "" : NOT_IN_A_NAME.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
        InputStream content = new ByteArrayInputStream(encoded);
        String text = new String(encoded, ISO_8859_1);
        if (encoding.matches("(?:x-)?uu.*") && text.contains("begin ")) {
            return readAll(new UUDecoderStream(content, true, true), encoded);
        } else if (encoding.startsWith("base64") || SURELY_BASE64.matcher(text).matches()) {
            return base64(text, encoded);
        } else if (encoding.startsWith("quoted-printable")
                || text.indexOf('=') >= 0
                        && SURELY_QUOTED_PRINTABLE.matcher(text).find()) {
            // A lone CR ends a line, too: else a soft line break would cut a number in two.
            return readAll(new QuotedPrintableInputStream(new EOLConvertingInputStream(content)), encoded);
        }
        return encoded;
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
     * put one more base64, or a plain text, below the first. A text without any base64 is not encoded.
     */
    private static byte[] base64(String text, byte[] encoded) {
        StringBuilder base64 = new StringBuilder(text.length());
        boolean plain = false;
        boolean padded = false;
        boolean proven = false;
        boolean doubted = false;
        for (String line : text.split("\\R")) {
            String stripped = line.strip();
            String digits = NOT_BASE64.matcher(stripped).replaceAll("");
            plain = !stripped.isEmpty()
                    && (plain
                            || PLAIN_LINE.matcher(stripped).matches()
                            || padded && (digits.length() < stripped.length() || digits.length() % 4 > 0));
            base64.append(plain ? "" : digits);
            padded |= !plain && digits.endsWith("=");
            proven |= padded || !plain && digits.length() >= LONG_LINE;
            doubted |= plain;
        }
        if (doubted && !proven) {
            return encoded;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(base64.length());
        for (String run : base64.toString().split("=+")) {
            int rest = run.length() % 4 == 1 ? 1 : 0;
            octets.writeBytes(Base64.getDecoder().decode(run.substring(0, run.length() - rest)));
        }
        return octets.toByteArray();
    }
}
