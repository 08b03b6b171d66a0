package ua.meterline.mail.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.common.TermFile;

/**
 * The subject of a mail; see {@code mail/phrases.txt}.
 *
 * @param text without the prefixes of mail programs
 */
public record Subject(String text, boolean isReply, boolean isForward) {
    private static final TermFile PHRASES = TermFile.read("mail/phrases.txt");
    private static final Pattern PREFIX = Pattern.compile(
            "\\s*(?:(" + PHRASES.anyOf("reply-prefix") + ")|(" + PHRASES.anyOf("forward-prefix")
                    + "))(?:\\[\\d{1,3}\\])?\\s?:",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    public static Subject of(String subject) {
        Matcher prefix = PREFIX.matcher(subject);
        boolean reply = false;
        boolean forward = false;
        int at = 0;
        while (prefix.region(at, subject.length()).lookingAt()) {
            reply |= prefix.group(1) != null;
            forward |= prefix.group(2) != null;
            at = prefix.end();
        }
        return new Subject(subject.substring(at).strip(), reply, forward);
    }
}
