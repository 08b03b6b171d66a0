package ua.meterline.mail.mime;

/** Normalizes and limits the text of a mail. */
public final class MailText {
    /** Characters of all texts of a mail. A longer mail is rejected as a whole, not read in part. */
    public static final int LONGEST = 1024 * 1024;
    /** Characters stored with the message for the contact centre. */
    public static final int LONGEST_KEPT = 64 * 1024;

    private MailText() {}

    static String check(String text) throws MailLimitException {
        if (text.length() > LONGEST) {
            throw new MailLimitException(MailLimitException.Limit.TEXT);
        }
        return text;
    }

    /** Removes control characters except line feeds and tabs. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    public static String kept(String text) {
        int end = Math.min(text.length(), LONGEST_KEPT);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                .strip();
    }

    /** Joins lines that a program broke to make them short (RFC 3676, section 4.1). */
    static String unflow(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            joined.append(line);
            if (!line.endsWith(" ") || line.equals("-- ")) {
                joined.append('\n');
            }
        }
        return joined.toString();
    }
}
