package ua.meterline.mail.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ua.meterline.common.OneLine;
import ua.meterline.mail.ParsedMail;
import ua.meterline.mail.text.Language;
import ua.meterline.mail.text.Subject;

/**
 * Writes the answer to a mail, in its language: the announced text, what was understood (an account's last four digits and
 * the reading), and what is missing. Tells nothing that did not stand in the mail. Thread-safe.
 */
public final class ReplyComposer {
    private static final int LONGEST_SUBJECT = 200;
    /**
     * A forged sender must not get a stranger's advertisement from us: no link, no address, and no encoded word (RFC 2047), which
     * only the reader's program would make one of.
     */
    private static final Pattern LURE =
            Pattern.compile("://|www\\.|@|\\p{Alnum}\\.[a-zA-Z]{2}|=\\?", Pattern.CASE_INSENSITIVE);

    private final ReplyPhrases phrases;

    /**
     * @param accepted the announced text for accepted readings, in {@link Language#ANNOUNCED}
     * @param rejected the announced text for everything else, in {@link Language#ANNOUNCED}
     */
    public ReplyComposer(String accepted, String rejected) {
        phrases = new ReplyPhrases(accepted, rejected);
    }

    /**
     * One answer for the whole mail; {@code mail.problem()} is told as well.
     *
     * @param fates one for each reading of the mail, for each row of its lists, and for each list that cannot be read
     */
    public ComposedReply compose(ParsedMail mail, List<PartOutcome> fates) {
        return new ComposedReply(
                mail.language(),
                subject(mail),
                new ReplyText(phrases, mail.language()).of(mail, fates),
                mail.messageId(),
                references(mail));
    }

    private String subject(ParsedMail mail) {
        String subject = Subject.of(OneLine.of(mail.subject(), LONGEST_SUBJECT - "Re: ".length()))
                .text();
        boolean harmless = !subject.isBlank() && !LURE.matcher(subject).find();
        return "Re: " + (harmless ? subject : phrases.in(mail.language(), "subject"));
    }

    /** RFC 5322, section 3.6.4: those of the mail, then its own. */
    private static List<String> references(ParsedMail mail) {
        List<String> references = new ArrayList<>(mail.references());
        if (mail.messageId().isEmpty()) {
            return List.of();
        }
        references.remove(mail.messageId());
        references.add(mail.messageId());
        return ReplyHeaders.shortened(references);
    }
}
