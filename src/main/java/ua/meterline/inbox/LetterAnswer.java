package ua.meterline.inbox;

import java.util.ArrayList;
import java.util.List;
import ua.meterline.mail.FoundReading;
import ua.meterline.mail.MailReply;
import ua.meterline.mail.ReplyComposer;
import ua.meterline.mail.Verdict;
import ua.meterline.reading.Answer;
import ua.meterline.reading.Answer.MailHeaders;
import ua.meterline.reading.Imported.Answering;
import ua.meterline.reading.Imported.Content;

/**
 * One answer to a mail of several parts, composed when the last part is decided: only then is it known what became of
 * all of them. The other parts have an answer that is not sent. For use by one thread.
 */
final class LetterAnswer {
    /** A long list is not repeated to whoever wrote it. */
    private static final int MOST_REPEATED = 50;

    private final Letter letter;
    private final ReplyComposer composer;
    private final String suppressed;
    private final Verdict[] verdicts;

    /** @param suppressed why the mail is not answered; null when it is */
    LetterAnswer(Letter letter, ReplyComposer composer, String suppressed) {
        this.letter = letter;
        this.composer = composer;
        this.suppressed = suppressed;
        this.verdicts = new Verdict[letter.parts().size()];
    }

    Answering toPart(int number) {
        return outcome -> {
            verdicts[number] = verdict(outcome);
            if (number < verdicts.length - 1) {
                return Answer.none("answered-together");
            }
            return suppressed == null ? composed() : Answer.none(suppressed);
        };
    }

    private static Verdict verdict(String outcome) {
        return switch (outcome) {
            case "accepted", "duplicate" -> Verdict.ACCEPTED;
            case "held" -> Verdict.HELD;
            default -> Verdict.REJECTED;
        };
    }

    private Answer composed() {
        MailReply reply = composer.compose(letter.mail(), answers());
        return new Answer(
                reply.text(),
                null,
                new MailHeaders(reply.subject(), reply.inReplyTo(), String.join(" ", reply.references())));
    }

    private List<ReplyComposer.Answer> answers() {
        List<ReplyComposer.Answer> answers = new ArrayList<>();
        for (int i = 0; i < verdicts.length && answers.size() < MOST_REPEATED; i++) {
            if (letter.parts().get(i).content() instanceof Content.Reading read) {
                answers.add(new ReplyComposer.Answer(new FoundReading(read.account(), read.value()), verdicts[i]));
            }
        }
        return answers;
    }
}
