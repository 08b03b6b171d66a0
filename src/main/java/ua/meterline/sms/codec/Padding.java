package ua.meterline.sms.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What SMSCs and phones put around a text that is no part of it: padding of octets and septets, byte order marks,
 * zero-width and direction marks.
 */
final class Padding {
    /** Zero-width and direction marks, soft hyphen, byte order marks. */
    private static final String MARKS = "\u00AD\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E"
            + "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFEFF\uFFFE";

    /** Septets of a full segment with the longer of the two user data headers (3GPP TS 23.040, section 9.2.3.24.8). */
    private static final int FULL_SEGMENT = 152;

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    /** All letters of Europe are below. */
    private static final char FIRST_OF_OTHER_SCRIPTS = '\u0600';

    private Padding() {}

    /** The text without what is around it; not whole when there was anything. */
    static DecodedText decode(Alphabet alphabet, byte[] octets) {
        byte[] content = content(alphabet, octets);
        DecodedText decoded = alphabet.decode(content);
        String text = withoutMarks(decoded.text());
        boolean whole = decoded.whole()
                && content == octets
                && text.length() == decoded.text().length();
        return new DecodedText(text, whole);
    }

    private static byte[] content(Alphabet alphabet, byte[] octets) {
        return switch (alphabet) {
            case GSM -> withoutEndSeptets(octets);
            case UCS2 -> bigEndian(octets);
            default -> withoutStart(UTF_8_MARK, octets);
        };
    }

    /** A septet of zero is an at sign for GSM, and padding where an SMSC rounds up. Nothing but at signs is a text. */
    private static byte[] withoutEndSeptets(byte[] octets) {
        return withoutEnd(octets, 1);
    }

    private static byte[] withoutEnd(byte[] octets, int size) {
        int end = octets.length;
        while (end >= size && octets[end - 1] == 0 && octets[end - size] == 0) {
            end -= size;
        }
        return end == 0 || end == octets.length ? octets : Arrays.copyOf(octets, end);
    }

    /** The octets of a segment that another one follows. An at sign at the end of a full one is text. */
    static byte[] beforeNext(Alphabet alphabet, byte[] octets) {
        return switch (alphabet) {
            case GSM -> octets.length < FULL_SEGMENT ? withoutEndSeptets(octets) : octets;
            case UCS2 -> withoutEnd(octets, 2);
            default -> withoutEnd(octets, 1);
        };
    }

    /** The octets of a segment that follows another one, whose byte order mark counts for both. */
    static byte[] afterPrevious(Alphabet alphabet, byte[] octets) {
        return switch (alphabet) {
            case GSM -> octets;
            case UCS2 -> withoutStart(UTF_16LE_MARK, withoutStart(UTF_16_MARK, octets));
            default -> withoutStart(UTF_8_MARK, octets);
        };
    }

    private static byte[] bigEndian(byte[] octets) {
        if (startsWith(UTF_16LE_MARK, octets)) {
            return swapped(withoutStart(UTF_16LE_MARK, octets));
        }
        byte[] content = withoutStart(UTF_16_MARK, octets);
        return isLittleEndian(content) ? swapped(content) : content;
    }

    /** Whether the text is of Europe when its octets are swapped, and has no character of Europe as it stands. */
    private static boolean isLittleEndian(byte[] octets) {
        if (octets.length < 2 || octets.length % 2 == 1) {
            return false;
        }
        return new String(octets, StandardCharsets.UTF_16LE).chars().allMatch(Padding::isEuropean)
                && new String(octets, StandardCharsets.UTF_16BE).chars().noneMatch(Padding::isEuropean);
    }

    private static boolean isEuropean(int character) {
        return character < FIRST_OF_OTHER_SCRIPTS || Character.getType(character) == Character.DASH_PUNCTUATION;
    }

    private static byte[] swapped(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_16LE).getBytes(StandardCharsets.UTF_16BE);
    }

    private static boolean startsWith(byte[] mark, byte[] octets) {
        return octets.length >= mark.length && Arrays.equals(mark, 0, mark.length, octets, 0, mark.length);
    }

    private static byte[] withoutStart(byte[] mark, byte[] octets) {
        return startsWith(mark, octets) ? Arrays.copyOfRange(octets, mark.length, octets.length) : octets;
    }

    private static String withoutMarks(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isMark(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isMark(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isMark(char character) {
        return character == 0 || MARKS.indexOf(character) >= 0;
    }
}
