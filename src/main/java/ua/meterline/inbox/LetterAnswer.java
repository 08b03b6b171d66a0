package ua.meterline.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.mail.ComposedReply;
import ua.meterline.mail.Fate;
import ua.meterline.mail.FoundReading;
import ua.meterline.mail.ReplyComposer;
import ua.meterline.mail.ToldOutcome;
import ua.meterline.reading.Answer;
import ua.meterline.reading.Answer.MailHeaders;
import ua.meterline.reading.Imported.Answering;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RejectionReason;

/**
 * One answer to a mail of several parts, composed when the last part is decided: only then is it known what became of
 * all of them. The other parts have an answer that is not sent. For use by one thread.
 */
final class LetterAnswer {
    private final Letter letter;
    private final ReplyComposer composer;
    private final String suppressed;
    private final ToldOutcome[] verdicts;

    /** @param suppressed why the mail is not answered; null when it is */
    LetterAnswer(Letter letter, ReplyComposer composer, String suppressed) {
        this.letter = letter;
        this.composer = composer;
        this.suppressed = suppressed;
        this.verdicts = new ToldOutcome[letter.parts().size()];
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

    private static ToldOutcome verdict(String outcome) {
        return switch (outcome) {
            case "accepted", "duplicate" -> ToldOutcome.ACCEPTED;
            case "held" -> ToldOutcome.HELD;
            default -> ToldOutcome.REJECTED;
        };
    }

    private Answer composed() {
        ComposedReply reply = composer.compose(letter.mail(), fates());
        return new Answer(
                reply.text(),
                null,
                new MailHeaders(reply.subject(), reply.inReplyTo(), String.join(" ", reply.references())));
    }

    private List<Fate> fates() {
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            fate(letter.parts().get(i), verdicts[i]).ifPresent(fates::add);
        }
        return fates;
    }

    /** Nothing for what is left of the mail itself: of that the composer knows. */
    private Optional<Fate> fate(Letter.Part part, ToldOutcome verdict) {
        if (part.content() instanceof Content.Reading read) {
            return Optional.of(new Fate.OfReading(new FoundReading(read.account(), read.value()), verdict));
        } else if (part.row() == null) {
            return Optional.empty();
        }
        return Optional.of(
                part.content() instanceof Content.Wrong wrong
                        ? wrongRow(part, wrong.reason() == RejectionReason.WRONG_DATE)
                        : new Fate.OfList());
    }

    private Fate wrongRow(Letter.Part part, boolean date) {
        boolean severalLists = letter.mail().csvAttachments().size() > 1;
        return new Fate.OfRow(
                severalLists ? part.list() : 0,
                part.row().number(),
                date ? Fate.Cell.DATE : Fate.Cell.ACCOUNT_OR_READING);
    }
}
