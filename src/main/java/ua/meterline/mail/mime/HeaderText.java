package ua.meterline.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.common.OneLine;
import ua.meterline.common.TextDecoder;

/**
 * Decodes the text of a header: encoded words (RFC 2047) and plain 8-bit octets. Accepts common errors: characters
 * split between encoded words, blanks inside them, a missing end, a wrong or unknown charset. Mime4j's decoder trusts
 * the charset's name and leaves a word without an end, or with a language (RFC 2231), undecoded.
 */
public final class HeaderText {
    /** Subjects and names are cut here. */
    private static final int LONGEST = 500;
    /** Decoding stops here. */
    private static final int LONGEST_ENCODED = 16 * 1024;

    /** Charset, optional language (RFC 2231, section 5), encoding. */
    private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]{1,40})(?:\\*[^?\\s]{0,20})?\\?([bBqQ])\\?");

    private final String header;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private String charset = "";

    private HeaderText(String header) {
        this.header = header.substring(0, Math.min(header.length(), LONGEST_ENCODED));
    }

    /**
     * @param header unfolded or not, one character for each octet; may be null
     * @return one line without control characters, at most 500 characters; empty for null
     */
    public static String decode(String header) {
        return header == null ? "" : OneLine.of(new HeaderText(header).decoded(), LONGEST);
    }

    private String decoded() {
        int at = 0;
        Matcher word = WORD.matcher(header);
        while (word.find(at)) {
            String gap = header.substring(at, word.start());
            if (octets.size() == 0 || !gap.isBlank()) {
                plain(gap);
            }
            int end = header.indexOf("?=", word.end());
            encoded(word, header.substring(word.end(), end < 0 ? header.length() : end));
            at = end < 0 ? header.length() : end + 2;
        }
        plain(header.substring(at));
        return text.toString();
    }

    private void plain(String part) {
        flush();
        text.append(TextDecoder.decode(part.getBytes(StandardCharsets.ISO_8859_1), null));
    }

    /** Joins the octets of adjacent words in one charset before decoding: programs split characters between words. */
    private void encoded(Matcher word, String content) {
        if (!word.group(1).equalsIgnoreCase(charset)) {
            flush();
        }
        charset = word.group(1);
        octets.writeBytes(TransferEncoding.decodeWord(word.group(2).charAt(0), content));
    }

    /** Skips empty words: looking up an unknown charset is slow. */
    private void flush() {
        if (octets.size() > 0) {
            text.append(TextDecoder.decode(octets.toByteArray(), charset));
            octets.reset();
        }
    }
}
