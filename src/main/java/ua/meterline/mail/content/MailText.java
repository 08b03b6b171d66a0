package ua.meterline.mail.content;

import ua.meterline.mail.mime.MailLimitException;

/** Normalizes and limits the text of a mail. */
public final class MailText {
    /** Characters of all texts of a mail. A longer mail is rejected as a whole, not read in part. */
    public static final int LONGEST = 1024 * 1024;
    /** Characters stored with the message for the contact centre. */
    public static final int LONGEST_KEPT = 64 * 1024;

    private MailText() {}

    static String check(String text) {
        if (text.length() > LONGEST) {
            throw new MailLimitException(MailLimitException.Limit.TEXT);
        }
        return text;
    }

    /** Ends lines by line feeds, and removes control characters except those and tabs. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && !text.startsWith("\n", i + 1)) {
                clean.append('\n');
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

    /**
     * Joins lines that a program broke to make them short (RFC 3676, section 4). A line continues only one with as many
     * quote marks.
     *
     * @param deletesBlank whether the blank before a soft line end is not part of the text (DelSp)
     */
    static String unflow(String text, boolean deletesBlank) {
        StringBuilder joined = new StringBuilder(text.length());
        String open = null;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String marks = line.substring(0, depth);
            String content = line.substring(line.startsWith(" ", depth) ? depth + 1 : depth);
            boolean signature = content.equals("-- ");
            if (!marks.equals(open) || signature) {
                joined.append(joined.isEmpty() ? "" : "\n").append(depth == 0 ? "" : marks + " ");
            }
            boolean soft = content.endsWith(" ") && !signature;
            joined.append(content, 0, content.length() - (soft && deletesBlank ? 1 : 0));
            open = soft ? marks : null;
        }
        return joined.toString();
    }
}
