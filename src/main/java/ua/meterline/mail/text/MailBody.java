package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.List;
import ua.meterline.mail.mime.Deadline;

/**
 * The text of a mail, split into its parts.
 *
 * @param own what the sender wrote, above or below quoted text
 * @param signature the closing and what follows it
 * @param forwarded the text of a forwarded mail, without its header; empty when there is none
 */
record MailBody(String own, String signature, String forwarded) {
    /** @param isForward whether the subject marks a forwarded mail, which then begins at a header in the text */
    static MailBody of(String text, boolean isForward, Deadline deadline) {
        List<String> lines = text.lines().toList();
        List<String> own = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            deadline.check();
            String line = lines.get(at).strip();
            if (QuotedHistory.isForwardMarker(line) || isForward && isForwardedHere(lines, at)) {
                return cut(own, QuotedHistory.content(lines.subList(at, lines.size())));
            }
            int attribution = QuotedHistory.attributionLength(lines, at);
            if (attribution > 0 && QuotedHistory.isQuoted(lines, at + attribution)) {
                at += attribution - 1;
            } else if (attribution > 0 || QuotedHistory.isOriginalMarker(line) || QuotedHistory.isHeader(lines, at)) {
                return cut(own, isForward ? QuotedHistory.content(lines.subList(at, lines.size())) : "");
            } else if (!line.startsWith(">")) {
                own.add(lines.get(at));
            }
        }
        return cut(own, "");
    }

    /** Apple Mail quotes the marker, too. */
    private static boolean isForwardedHere(List<String> lines, int at) {
        String line = lines.get(at).strip();
        return QuotedHistory.isHeader(lines, at)
                || line.startsWith(">")
                        && QuotedHistory.isForwardMarker(line.substring(1).strip());
    }

    private static MailBody cut(List<String> own, String forwarded) {
        List<String> written = new ArrayList<>();
        for (String line : own) {
            if (!Signature.isOfADevice(line)) {
                written.add(line);
            }
        }
        int end = Signature.start(written);
        return new MailBody(
                String.join("\n", written.subList(0, end)).strip(),
                String.join("\n", written.subList(end, written.size())).strip(),
                forwarded);
    }
}
