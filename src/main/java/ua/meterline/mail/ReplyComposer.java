package ua.meterline.mail;

import java.util.List;

/**
 * Writes the answer to a mail, in its language: the announced text, what was understood (an account's last four digits and
 * the reading), and what is missing. Tells nothing that did not stand in the mail. Thread-safe.
 */
public final class ReplyComposer {
    private final String accepted;
    private final String rejected;

    /**
     * @param accepted the announced text for accepted readings, in {@link Language#ANNOUNCED}
     * @param rejected the announced text for everything else, in {@link Language#ANNOUNCED}
     */
    public ReplyComposer(String accepted, String rejected) {
        this.accepted = accepted;
        this.rejected = rejected;
    }

    /**
     * One answer for the whole mail; {@code mail.problem()} is told as well.
     *
     * @param answers one for each reading of the mail
     */
    public MailReply compose(ParsedMail mail, List<Answer> answers) {
        throw new UnsupportedOperationException();
    }

    /** A reading of the mail and what became of it. */
    public record Answer(FoundReading reading, Verdict verdict) {}
}
