package ua.meterline.mail.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ua.meterline.common.OneLine;
import ua.meterline.mail.ParsedMail;
import ua.meterline.mail.text.Subject;
import ua.meterline.reading.ReplyTexts;

/**
 * Composes the reply to a mail in the language of the mail: the announced text, the readings with the last four digits
 * of their accounts, and what is missing. The reply reveals nothing that is not in the mail. Thread-safe.
 */
public final class ReplyComposer {
    private static final int LONGEST_SUBJECT = 200;
    /**
     * The sender may be forged, and must not receive advertisements through us: no link, no address, and no encoded
     * word (RFC 2047), which the mail program of the recipient would decode.
     */
    private static final Pattern LURE =
            Pattern.compile("://|www\\.|@|\\p{Alnum}\\.[a-zA-Z]{2}|=\\?", Pattern.CASE_INSENSITIVE);

    private final ReplyPhrases phrases;

    /** @param announced also the texts of replies by SMS */
    public ReplyComposer(ReplyTexts announced) {
        phrases = new ReplyPhrases(announced);
    }

    /**
     * One reply for the whole mail, including {@code mail.problem()}.
     *
     * @param outcomes one for each reading of the mail, each row of its lists, and each malformed list
     */
    public ComposedReply compose(ParsedMail mail, List<PartOutcome> outcomes) {
        return new ComposedReply(
                mail.language(),
                subject(mail),
                new ReplyText(phrases, mail.language()).of(mail, outcomes),
                mail.messageId(),
                references(mail));
    }

    private String subject(ParsedMail mail) {
        String subject = Subject.of(OneLine.of(mail.subject(), LONGEST_SUBJECT - "Re: ".length()))
                .text();
        boolean harmless = !subject.isBlank() && !LURE.matcher(subject).find();
        return "Re: " + (harmless ? subject : phrases.in(mail.language(), "subject"));
    }

    /** RFC 5322, section 3.6.4: the references of the mail, then its message id. */
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
