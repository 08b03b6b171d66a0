package ua.meterline.web.messages;

import java.util.List;
import java.util.stream.Collectors;
import ua.meterline.web.Page;

/** What the names in the tables mean, in the reader's language. A name without a text is shown itself. */
public final class MessageWords {
    /** Those that a person may search for. */
    public static final List<String> REASONS = List.of(
            "wrong-format",
            "empty",
            "own-number",
            "unknown-account",
            "value-too-long",
            "wrong-date",
            "answer",
            "reminders-off",
            "reminders-on",
            "question-closed",
            "canary",
            "use-too-high",
            "below-previous",
            "above-next",
            "late-correction",
            "too-many-digits",
            "lenient",
            "bound-account",
            "which-account",
            "opening",
            "no-reading",
            "no-account",
            "several-readings",
            "several-candidates",
            "unexplained-number",
            "question",
            "unclear-quote",
            "nothing");

    private static final String SMTP = "smtp-";

    private MessageWords() {}

    private static String word(Page page, String kind, String name) {
        String key = "messages." + kind + "." + name;
        String text = page.text(key);
        return text.equals(key) ? name : text;
    }

    public static String channel(Page page, String channel) {
        return word(page, "channel", channel);
    }

    public static String outcome(Page page, String outcome) {
        return word(page, "outcome", outcome);
    }

    /** The kind of a badge. */
    public static String kind(String outcome) {
        return switch (outcome) {
            case "accepted" -> "good";
            case "rejected" -> "bad";
            case "held" -> "warn";
            default -> "off";
        };
    }

    /** A rule that held it, a reason to reject it, or a remark. */
    public static String reason(Page page, String reason) {
        return word(page, "reason", reason);
    }

    public static String reasons(Page page, List<String> reasons) {
        return reasons.stream().map(reason -> reason(page, reason)).collect(Collectors.joining("; "));
    }

    public static String replyState(Page page, String state) {
        return word(page, "reply", state);
    }

    /** The kind of a badge. */
    public static String replyKind(String state) {
        return switch (state) {
            case "sent", "delivered" -> "good";
            case "failed" -> "bad";
            case "pending" -> "info";
            default -> "off";
        };
    }

    /**
     * Why a reply failed or was suppressed: a command_status or a state of a receipt with its meaning, a status of
     * SMTP, or a word.
     */
    public static String status(Page page, String reason) {
        if (reason.startsWith(SMTP)) {
            return page.text("messages.status.smtp", reason.substring(SMTP.length()));
        }
        int end = reason.indexOf(' ');
        String first = end < 0 ? reason : reason.substring(0, end);
        if (!receipt(page, first).equals(first)) {
            return receipt(page, first) + " (" + reason + ")";
        }
        String word = word(page, "status", reason);
        return reason.startsWith("0x") && !word.equals(reason) ? reason + " " + word : word;
    }

    public static String meaning(Page page, String meaning) {
        return List.of(meaning.split(" or ")).stream()
                .map(each -> word(page, "number", each))
                .collect(Collectors.joining(" / "));
    }

    public static String receipt(Page page, String state) {
        return state == null ? "" : word(page, "receipt", state);
    }

    public static String decision(Page page, String decision) {
        return word(page, "decision", decision);
    }
}
