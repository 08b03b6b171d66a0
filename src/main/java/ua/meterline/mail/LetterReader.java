package ua.meterline.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.mail.MailProblem.Kind;

/** Reads a letter together with its subject: what was understood, and which part of it says so. Thread-safe. */
final class LetterReader {
    private static final int DEEPEST_FORWARD = 4;

    private final ReadingFinder finder = new ReadingFinder();

    /** @param text what the customer wrote, or the mail that he passed on */
    record Understood(String text, Findings findings) {}

    Understood read(Subject subject, String text, Deadline deadline) {
        return read(subject, text, deadline, DEEPEST_FORWARD);
    }

    private Understood read(Subject subject, String text, Deadline deadline, int deepest) {
        deadline.check();
        Letter letter = Letter.of(text, subject.isForward());
        Findings own = own(subject, letter);
        deadline.check();
        if (own.isNothing() && !letter.forwarded().isBlank() && deepest > 0) {
            return read(new Subject(subject.text(), false, true), letter.forwarded(), deadline, deepest - 1);
        }
        return new Understood(letter.own(), own);
    }

    /** The body alone, when it says all; then with the subject; then with what is named in the signature. */
    private Findings own(Subject subject, Letter letter) {
        Findings body = finder.find(letter.own());
        if (body.isComplete()) {
            return contradicted(body, subject).orElse(body);
        }
        if (!letter.own().isBlank() || !subject.isReply()) {
            Findings whole = finder.find(line(subject) + "\n\n\n" + letter.own());
            if (whole.isComplete() || letter.signature().isBlank()) {
                return whole;
            }
            Findings signed = finder.find(line(subject) + "\n\n\n" + letter.own(), letter.signature());
            return signed.isComplete() || whole.isNothing() ? signed : whole;
        }
        return body;
    }

    /** Of an answer's subject, which was written before, only the account counts. */
    private String line(Subject subject) {
        if (!subject.isReply()) {
            return subject.text();
        }
        return finder.find(subject.text()).accounts().stream()
                .map(account -> "account " + account.digits())
                .collect(Collectors.joining(" "));
    }

    /** A subject that names another account or another reading than the only one of the body makes it doubtful. */
    private Optional<Findings> contradicted(Findings body, Subject subject) {
        if (subject.isReply() || subject.isForward() || body.readings().size() != 1) {
            return Optional.empty();
        }
        Findings title = finder.find(subject.text());
        boolean contradicts = !body.accounts().containsAll(title.accounts())
                || !title.readings().isEmpty() && !body.values().containsAll(title.values());
        if (!contradicts) {
            return Optional.empty();
        }
        return Optional.of(Findings.problem(
                Kind.SEVERAL_CANDIDATES,
                union(body.accounts(), title.accounts()),
                union(body.values(), title.values())));
    }

    private static <T> List<T> union(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
