package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.mail.text.QuotedHistory.Start;

/**
 * The text of a mail, split into its parts.
 *
 * @param own what the sender wrote, above or below quoted text
 * @param signature the closing and what follows it
 * @param forwarded the text of a forwarded mail, without its header; empty when there is none
 * @param unmarked what stands below a line that may have been written by a mail program or by the sender; empty when
 *     the quoted history is certain
 */
record MailBody(List<String> own, List<String> signature, String forwarded, String unmarked) {
    private static final Pattern UUENCODED = Pattern.compile("begin [0-7]{3,4} \\S.*");

    /** @param isForward whether the subject marks a forwarded mail, which then begins at a header in the text */
    static MailBody of(String text, boolean isForward, Deadline deadline) {
        List<String> lines = QuotedHistory.visible(text).lines().toList();
        List<String> own = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            deadline.check();
            String line = lines.get(at).strip();
            if (QuotedHistory.isForwardMarker(line) || isForward && isForwardedHere(lines, at)) {
                return cut(own, QuotedHistory.content(lines.subList(at, lines.size())), "");
            }
            int attached = attachmentLength(lines, at);
            if (attached > 0) {
                at += attached - 1;
                continue;
            }
            Start start = QuotedHistory.start(lines, at);
            if (start.isAttribution() && QuotedHistory.isQuoted(lines, at + start.lines())) {
                at += start.lines() - 1;
            } else if (QuotedHistory.isAboveQuote(lines, at)) {
                continue;
            } else if (start.isThere()) {
                String rest = QuotedHistory.content(lines.subList(at, lines.size()));
                return cut(own, isForward ? rest : "", isForward || start.isCertain() ? "" : rest);
            } else if (!line.startsWith(">")) {
                own.add(lines.get(at));
            }
        }
        return cut(own, "", "");
    }

    /** The number of lines of a uuencoded file that begins here; 0 when there is none. */
    private static int attachmentLength(List<String> lines, int at) {
        if (!lines.get(at).startsWith("begin ")
                || !UUENCODED.matcher(lines.get(at)).matches()) {
            return 0;
        }
        int end = lines.subList(at, lines.size()).indexOf("end");
        return end < 0 ? 0 : end + 1;
    }

    /** Apple Mail quotes the marker, too. */
    private static boolean isForwardedHere(List<String> lines, int at) {
        String line = lines.get(at).strip();
        return QuotedHistory.isHeader(lines, at)
                || line.startsWith(">")
                        && QuotedHistory.isForwardMarker(line.substring(1).strip());
    }

    private static MailBody cut(List<String> own, String forwarded, String unmarked) {
        List<String> written = new ArrayList<>();
        for (String line : own) {
            if (!Signature.isOfADevice(line)) {
                written.add(line);
            }
        }
        int end = Signature.start(written);
        return new MailBody(
                List.copyOf(written.subList(0, end)),
                List.copyOf(written.subList(end, written.size())),
                forwarded,
                unmarked);
    }

    String ownText() {
        return String.join("\n", own).strip();
    }
}
