package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.text.Doubt.Kind;
import ua.meterline.reading.text.NumberReader;
import ua.meterline.reading.text.Origin;
import ua.meterline.reading.text.Passage;
import ua.meterline.reading.text.TextReadings;

/** Finds readings in the subject and the text of a mail. Thread-safe. */
public final class MailBodyReader {
    private static final int DEEPEST_FORWARD = 4;

    private final Supplier<OwnText> ownText;

    /** @param ownText finds what repeats our replies */
    public MailBodyReader(Supplier<OwnText> ownText) {
        this.ownText = ownText;
    }

    /** @param text the part of the mail with the findings: what the sender wrote, or the forwarded mail */
    public record Understood(String text, TextReadings findings) {}

    /** @param registered those of the mail's accounts that the registry knows; empty without a registry */
    public Understood read(Subject subject, String text, Set<AccountNumber> registered, Deadline deadline) {
        return read(subject, text, registered, deadline, DEEPEST_FORWARD);
    }

    private Understood read(
            Subject subject, String text, Set<AccountNumber> registered, Deadline deadline, int deepest) {
        MailBody mail = MailBody.of(text, subject.isForward(), deadline);
        BitSet ours = ownText.get().in(mail.own(), deadline);
        TextReadings own = own(subject, mail, ours, registered, deadline);
        if (own.isNothing() && !mail.forwarded().isBlank() && deepest > 0) {
            return read(new Subject(subject.text(), false, true), mail.forwarded(), registered, deadline, deepest - 1);
        }
        return new Understood(mail.ownText(), certain(own, mail, ours, subject.isReply(), registered, deadline));
    }

    private TextReadings own(
            Subject subject, MailBody mail, BitSet ours, Set<AccountNumber> registered, Deadline deadline) {
        List<Passage> passages = new ArrayList<>();
        Passage text = Passage.of(String.join("\n", mail.own()), Origin.OWN, ours, deadline::check);
        if (!text.isEmpty() || !subject.isReply()) {
            Origin origin = subject.isReply() ? Origin.EARLIER : Origin.OWN;
            passages.add(Passage.of(subject.text(), origin, ownText.get().inTitle(subject.text()), deadline::check));
        }
        passages.add(text);
        passages.add(Passage.of(String.join("\n", mail.signature()), Origin.SIGNATURE, deadline::check));
        return NumberReader.read(passages, registered, deadline::check);
    }

    /** Holds what may be quoted history: readings below a line that looks like one of a mail program. */
    private static TextReadings certain(
            TextReadings own,
            MailBody mail,
            BitSet ours,
            boolean isReply,
            Set<AccountNumber> registered,
            Deadline deadline) {
        if (!own.readings().isEmpty()) {
            return QuotedHistory.mayBeginAbove(mail.own(), ours, isReply, deadline)
                    ? own.held(Kind.UNCLEAR_QUOTE)
                    : own;
        }
        if (!own.isNothing() || mail.unmarked().isBlank()) {
            return own;
        }
        TextReadings below = NumberReader.read(
                List.of(Passage.of(mail.unmarked(), Origin.OWN, deadline::check)), registered, deadline::check);
        return below.readings().isEmpty() ? own : below.held(Kind.UNCLEAR_QUOTE);
    }
}
