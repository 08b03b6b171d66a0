package ua.meterline.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.mail.reply.ComposedReply;
import ua.meterline.mail.reply.PartOutcome;
import ua.meterline.mail.reply.ReplyComposer;
import ua.meterline.mail.reply.ReportedReading;
import ua.meterline.mail.text.FoundReading;
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
    private final ReportedReading[] verdicts;

    /** @param suppressed why the mail is not answered; null when it is */
    LetterAnswer(Letter letter, ReplyComposer composer, String suppressed) {
        this.letter = letter;
        this.composer = composer;
        this.suppressed = suppressed;
        this.verdicts = new ReportedReading[letter.parts().size()];
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

    private static ReportedReading verdict(String outcome) {
        return switch (outcome) {
            case "accepted", "duplicate" -> ReportedReading.ACCEPTED;
            case "held" -> ReportedReading.HELD;
            default -> ReportedReading.REJECTED;
        };
    }

    private Answer composed() {
        ComposedReply reply = composer.compose(letter.mail(), fates());
        return new Answer(
                reply.text(),
                null,
                new MailHeaders(reply.subject(), reply.inReplyTo(), String.join(" ", reply.references())));
    }

    private List<PartOutcome> fates() {
        List<PartOutcome> fates = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            fate(letter.parts().get(i), verdicts[i]).ifPresent(fates::add);
        }
        return fates;
    }

    /** Nothing for what is left of the mail itself: of that the composer knows. */
    private Optional<PartOutcome> fate(Letter.Part part, ReportedReading verdict) {
        if (part.content() instanceof Content.Reading read) {
            return Optional.of(new PartOutcome.OfReading(new FoundReading(read.account(), read.value()), verdict));
        } else if (part.row() == null) {
            return Optional.empty();
        }
        return Optional.of(
                part.content() instanceof Content.Wrong wrong
                        ? wrongRow(part, wrong.reason() == RejectionReason.WRONG_DATE)
                        : new PartOutcome.OfList());
    }

    private PartOutcome wrongRow(Letter.Part part, boolean date) {
        boolean severalLists = letter.mail().csvAttachments().size() > 1;
        return new PartOutcome.OfRow(
                severalLists ? part.list() : 0,
                part.row().number(),
                date ? PartOutcome.Cell.DATE : PartOutcome.Cell.ACCOUNT_OR_READING);
    }
}
