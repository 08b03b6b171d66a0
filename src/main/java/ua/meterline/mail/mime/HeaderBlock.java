package ua.meterline.mail.mime;

/**
 * Where the header of an entity stands in its octets. A header ends at an empty line; where that is missing, at the first line
 * that can be no header field (RFC 5322, section 2.2).
 *
 * @param start after an mbox separator
 * @param end exclusive
 * @param contentStart of what follows
 */
record HeaderBlock(int start, int end, int contentStart) {
    /** No mail server passes more. */
    private static final int LARGEST = 256 * 1024;

    static HeaderBlock of(byte[] raw) throws MailLimitException {
        int start = isAt(raw, 0, "From ") || isAt(raw, 0, ">From ") ? Lines.next(raw, 0) : 0;
        int at = start;
        while (at < raw.length) {
            int next = Lines.next(raw, at);
            if (isEmpty(raw, at)) {
                return new HeaderBlock(start, at, next);
            }
            if (!isField(raw, at) && !(isBlank(raw[at]) && at > start)) {
                return new HeaderBlock(start, at, at);
            }
            if (next - start > LARGEST) {
                throw new MailLimitException(MailLimitException.Limit.HEADER);
            }
            at = next;
        }
        return new HeaderBlock(start, raw.length, raw.length);
    }

    private static boolean isAt(byte[] raw, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= raw.length || raw[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEmpty(byte[] raw, int at) {
        return raw[at] == '\n' || raw[at] == '\r' && (at + 1 == raw.length || raw[at + 1] == '\n');
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean isField(byte[] raw, int at) {
        int i = at;
        while (i < raw.length && raw[i] > ' ' && raw[i] < 0x7F && raw[i] != ':') {
            i++;
        }
        int name = i - at;
        while (i < raw.length && isBlank(raw[i])) {
            i++;
        }
        return name > 0 && i < raw.length && raw[i] == ':';
    }
}
