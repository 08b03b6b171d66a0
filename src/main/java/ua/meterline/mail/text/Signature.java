package ua.meterline.mail.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import ua.meterline.common.TermFile;

/** Finds the signature of a mail; see {@code mail/phrases.txt}. */
final class Signature {
    private static final int LONGEST_LINE = 80;

    /** RFC 3676, section 4.3; mail programs often drop the blank after the dashes. */
    private static final Pattern SEPARATOR = Pattern.compile("--\\s?");

    private static final TermFile PHRASES = TermFile.read("mail/phrases.txt");
    private static final Pattern CLOSING = Pattern.compile(PHRASES.anyOf("closing") + ".*");
    private static final Pattern DEVICE =
            Pattern.compile("(?:--? ?)?" + PHRASES.anyOf("device") + ".*", Pattern.UNICODE_CHARACTER_CLASS);

    private Signature() {}

    /** The index of the first line of the signature; the number of lines when there is none. */
    static int start(List<String> lines) {
        boolean written = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (written && isStart(line)) {
                return at;
            }
            written |= !line.isEmpty();
        }
        return lines.size();
    }

    private static boolean isStart(String line) {
        return line.length() <= LONGEST_LINE
                && (SEPARATOR.matcher(line).matches()
                        || CLOSING.matcher(line.toLowerCase(Locale.ROOT)).matches());
    }

    /** Whether a phone or a mail program added this line. */
    static boolean isOfADevice(String line) {
        return line.length() <= LONGEST_LINE
                && DEVICE.matcher(line.strip().toLowerCase(Locale.ROOT)).matches();
    }
}
