package ua.meterline.mail.text;

import java.util.List;
import java.util.regex.Pattern;
import ua.meterline.common.TermFile;

/** Finds the signature of a mail; see {@code mail/phrases.txt}. */
final class Signature {
    private static final int LONGEST_LINE = 80;

    private static final TermFile PHRASES = TermFile.read("mail/phrases.txt");
    /** Also the separator of RFC 3676, section 4.3; mail programs often drop the blank after the dashes. */
    private static final LinePattern START = new LinePattern("--\\s?|" + PHRASES.anyOf("closing") + ".*", LONGEST_LINE);

    private static final LinePattern DEVICE = new LinePattern(
            "(?:--? ?)?" + PHRASES.anyOf("device") + ".*", Pattern.UNICODE_CHARACTER_CLASS, LONGEST_LINE);

    private Signature() {}

    /** The index of the first line of the signature; the number of lines when there is none. */
    static int start(List<String> lines) {
        boolean written = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (written && START.matches(line)) {
                return at;
            }
            written |= !line.isEmpty();
        }
        return lines.size();
    }

    /** Whether a phone or a mail program added this line. */
    static boolean isOfADevice(String line) {
        return line.length() <= LONGEST_LINE && DEVICE.matches(line.strip());
    }
}
