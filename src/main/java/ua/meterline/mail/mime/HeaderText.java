package ua.meterline.mail.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import ua.meterline.common.OneLine;
import ua.meterline.common.TextDecoder;

/**
 * Decodes the text of a header: encoded words (RFC 2047) and plain 8-bit octets. Mime4j decodes the words; it knows
 * neither one with a language (RFC 2231, section 5) nor one without an end.
 */
public final class HeaderText {
    /** Subjects and names are cut here. */
    private static final int LONGEST = 500;
    /** Decoding stops here. */
    private static final int LONGEST_ENCODED = 16 * 1024;

    private static final Charset FALLBACK = Charset.forName("windows-1251");
    private static final Pattern LANGUAGE = Pattern.compile("(=\\?[^?*\\s]{1,40})\\*[^?\\s]{0,20}(?=\\?[bBqQ]\\?)");
    private static final Pattern WITHOUT_END = Pattern.compile("(?s).*=\\?[^?\\s]{1,40}\\?[bBqQ]\\?(?!.*\\?=).*");

    private HeaderText() {}

    /**
     * @param header unfolded or not, one character for each octet; may be null
     * @return one line without control characters, at most 500 characters; empty for null
     */
    public static String decode(String header) {
        if (header == null) {
            return "";
        }
        String octets = header.substring(0, Math.min(header.length(), LONGEST_ENCODED));
        String text = TextDecoder.decode(octets.getBytes(StandardCharsets.ISO_8859_1), null);
        if (text.contains("=?")) {
            String words = LANGUAGE.matcher(text).replaceAll("$1");
            String ended = WITHOUT_END.matcher(words).matches() ? words + "?=" : words;
            text = DecoderUtil.decodeEncodedWords(ended, DecodeMonitor.SILENT, FALLBACK);
        }
        return OneLine.of(text, LONGEST);
    }
}
