package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.List;
import ua.meterline.mail.mime.Deadline;

/**
 * The text of a mail, taken apart.
 *
 * @param own what its sender wrote himself, above or below what he quotes
 * @param signature what stands below his greeting at the end
 * @param forwarded the text of the mail that he passes on, without its header; empty when there is none
 */
record MailBody(String own, String signature, String forwarded) {
    /** @param isForward whether the subject says so: then a bare header within the text begins what is passed on */
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

    /** Apple Mail quotes even the marker. */
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
