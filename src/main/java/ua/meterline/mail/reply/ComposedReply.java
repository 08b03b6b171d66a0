package ua.meterline.mail.reply;

import java.util.List;
import ua.meterline.reading.language.Language;

/**
 * A reply to a mail, without its recipient and without the headers that are the same for all replies.
 *
 * @param subject one line of at most 200 characters, without control characters; not yet encoded
 * @param text plain text; lines end with a line feed
 * @param inReplyTo for the header In-Reply-To, one {@code <id>}; empty for none
 * @param references for the header References, oldest first
 */
public record ComposedReply(Language language, String subject, String text, String inReplyTo, List<String> references) {
    public ComposedReply {
        references = List.copyOf(references);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return "reply of " + text.length() + " characters in " + language.code();
    }
}
