package ua.meterline.mail.mime;

/** Lines of octets, ended by CRLF, or by a lone LF as files often have it. */
final class Lines {
    private Lines() {}

    /** Where the line after the one at {@code at} begins. */
    static int next(byte[] octets, int at) {
        int i = at;
        while (i < octets.length && octets[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, octets.length);
    }
}
