package ua.meterline.common;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox that a mail can safely be sent to: an addr-spec of RFC 5322 (section 3.4.1) in ASCII, without quoting,
 * comments, routes or address literals, so that it cannot inject headers.
 *
 * @param text local part and domain; the domain in lower case
 */
public record MailAddress(String text) {
    /** RFC 5321, section 4.5.3.1: a path has at most 256 octets, two of them brackets. */
    private static final int LONGEST = 254;

    private static final String ATOM = "[A-Za-z0-9!#$&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@" + LABEL + "(?:\\." + LABEL + ")+");

    /** @throws IllegalArgumentException when the text is not such an address; the message does not repeat it */
    public MailAddress {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an e-mail address that a reply can go to");
        }
        int at = text.indexOf('@');
        text = text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT);
    }

    /** The address; empty when the text is not one. */
    public static Optional<MailAddress> of(String text) {
        try {
            return Optional.of(new MailAddress(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The part before the at sign, in lower case: by custom, no two mailboxes differ in case alone. */
    public String mailbox() {
        return text.substring(0, text.indexOf('@')).toLowerCase(Locale.ROOT);
    }

    /** Whether both are the same mailbox, ignoring case. */
    public boolean isSameMailbox(MailAddress other) {
        return text.equalsIgnoreCase(other.text);
    }

    /** Hides the mailbox, fit for a log line. */
    @Override
    public String toString() {
        return text.charAt(0) + "***" + text.substring(text.indexOf('@'));
    }
}
