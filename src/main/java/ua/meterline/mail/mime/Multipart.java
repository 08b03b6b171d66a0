package ua.meterline.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a multipart at its delimiters (RFC 2046, section 5.1.1). Unlike the library it stops at a limit before it has made all
 * parts, and forgives a boundary that is missing or not the one announced.
 */
final class Multipart {
    /** A delimiter as it looks when nothing is announced: a line after which a header follows. */
    private static final Pattern LIKELY = Pattern.compile("(?m)^--([^\\s-][^\\r\\n]{0,199}+)\\r?\\nContent-(?i:type)");

    private final byte[] content;
    private final byte[] delimiter;
    private final List<byte[]> parts = new ArrayList<>();

    private Multipart(byte[] content, String boundary) {
        this.content = content;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * @param most how many parts there may be
     * @return the parts as they stand, header and content; none when there is no delimiter
     */
    static List<byte[]> split(Entity multipart, int most) throws MailLimitException {
        byte[] content = multipart.content();
        Optional<String> announced = multipart.parameter("boundary").filter(b -> !b.isBlank());
        if (announced.isPresent()) {
            List<byte[]> parts = new Multipart(content, announced.get()).split(most);
            if (!parts.isEmpty()) {
                return parts;
            }
        }
        Matcher likely = LIKELY.matcher(new String(content, StandardCharsets.ISO_8859_1));
        return likely.find() ? new Multipart(content, likely.group(1).stripTrailing()).split(most) : List.of();
    }

    private List<byte[]> split(int most) throws MailLimitException {
        int partStart = -1;
        for (int at = 0; at < content.length; at = Lines.next(content, at)) {
            if (isDelimiter(at)) {
                add(partStart, at, most);
                if (isClosing(at)) {
                    return parts;
                }
                partStart = Lines.next(content, at);
            }
        }
        add(partStart, content.length, most);
        return parts;
    }

    private void add(int start, int end, int most) throws MailLimitException {
        if (start >= 0) {
            if (parts.size() == most) {
                throw new MailLimitException(MailLimitException.Limit.PARTS);
            }
            parts.add(Arrays.copyOfRange(content, start, Math.max(start, end)));
        }
    }

    /** Blanks may follow; anything else makes it the delimiter of another, longer boundary. */
    private boolean isDelimiter(int at) {
        if (at + delimiter.length > content.length
                || !Arrays.equals(content, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
            return false;
        }
        int after = at + delimiter.length + (isClosing(at) ? 2 : 0);
        while (after < content.length && (content[after] == ' ' || content[after] == '\t' || content[after] == '\r')) {
            after++;
        }
        return after >= content.length || content[after] == '\n';
    }

    private boolean isClosing(int at) {
        int after = at + delimiter.length;
        return after + 1 < content.length && content[after] == '-' && content[after + 1] == '-';
    }
}
