package ua.meterline.mail.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.mail.text.MailProblem.Kind;
import ua.meterline.mail.text.ReadingFinder.Passage;

/** Finds readings in the subject and the text of a mail. Thread-safe. */
public final class MailBodyReader {
    private static final int DEEPEST_FORWARD = 4;

    private final ReadingFinder finder = new ReadingFinder();

    /** @param text the part of the mail with the findings: what the sender wrote, or the forwarded mail */
    public record Understood(String text, TextReadings findings) {}

    public Understood read(Subject subject, String text, Deadline deadline) {
        return read(subject, text, deadline, DEEPEST_FORWARD);
    }

    private Understood read(Subject subject, String text, Deadline deadline, int deepest) {
        MailBody mail = MailBody.of(text, subject.isForward(), deadline);
        TextReadings own = own(subject, mail, deadline);
        if (own.isNothing() && !mail.forwarded().isBlank() && deepest > 0) {
            return read(new Subject(subject.text(), false, true), mail.forwarded(), deadline, deepest - 1);
        }
        return new Understood(mail.own(), own);
    }

    /** From the body alone if it is complete; then with the subject; then with named numbers of the signature. */
    private TextReadings own(Subject subject, MailBody mail, Deadline deadline) {
        Passage text = Passage.of(mail.own(), deadline);
        Passage title = Passage.of(subject.text(), deadline);
        TextReadings body = finder.find(text, deadline);
        if (body.isComplete()) {
            return contradicted(body, subject, finder.find(title, deadline)).orElse(body);
        }
        if (text.isEmpty() && subject.isReply()) {
            return body;
        }
        Passage titled = (subject.isReply() ? accountsOf(title, deadline) : title).and(text);
        TextReadings whole = finder.find(titled, deadline);
        if (whole.isComplete() || mail.signature().isBlank()) {
            return whole;
        }
        TextReadings signed = finder.find(titled, Passage.of(mail.signature(), deadline), deadline);
        return signed.isComplete() || whole.isNothing() ? signed : whole;
    }

    /** The subject of a reply was written before the reply: only its account counts. */
    private Passage accountsOf(Passage title, Deadline deadline) {
        return Passage.of(
                finder.find(title, deadline).accounts().stream()
                        .map(account -> "account " + account.digits())
                        .collect(Collectors.joining(" ")),
                deadline);
    }

    /** A subject with another account or reading than the only one of the body is a contradiction. */
    private static Optional<TextReadings> contradicted(TextReadings body, Subject subject, TextReadings title) {
        boolean counts =
                !subject.isReply() && !subject.isForward() && body.readings().size() == 1;
        boolean contradicts = !body.accounts().containsAll(title.accounts())
                || !title.readings().isEmpty() && !body.values().containsAll(title.values());
        if (!counts || !contradicts) {
            return Optional.empty();
        }
        return Optional.of(TextReadings.problem(
                Kind.SEVERAL_CANDIDATES,
                union(body.accounts(), title.accounts()),
                union(body.values(), title.values())));
    }

    private static <T> List<T> union(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
