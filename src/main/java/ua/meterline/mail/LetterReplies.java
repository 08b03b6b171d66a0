package ua.meterline.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.common.MailAddress;
import ua.meterline.inbox.ListTally;
import ua.meterline.mail.content.Attachment;
import ua.meterline.mail.reply.AnswerBudget;
import ua.meterline.mail.reply.Answerability;
import ua.meterline.mail.reply.LetterReply;
import ua.meterline.mail.reply.PartOutcome;
import ua.meterline.mail.reply.ReplyComposer;
import ua.meterline.mail.reply.ReportedReading;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.text.Doubt;
import ua.meterline.reading.text.FoundReading;
import ua.meterline.store.StoreUnavailableException;

/**
 * Composes the one reply to a letter from the stored outcomes of its parts. The reply is stored under the message id
 * of the last part. The same letter with the same outcomes gets the same reply. Thread-safe.
 */
public final class LetterReplies {
    private final Supplier<ReplyComposer> composer;
    private final AnswerBudget budget;
    private final boolean sending;

    /** @param sending whether an SMTP server is configured */
    public LetterReplies(Supplier<ReplyComposer> composer, AnswerBudget budget, boolean sending) {
        this.composer = composer;
        this.budget = budget;
        this.sending = sending;
    }

    /** The keys under which the parts are stored. */
    public List<String> keys(@Variable("letter") Letter letter) {
        return letter.messages().stream()
                .flatMap(message -> message.imported().keys().stream())
                .toList();
    }

    /**
     * @param stored the rows of {@code select-imported.sql} for {@link #keys}
     * @throws IllegalStateException when a part is not stored
     * @throws StoreUnavailableException as {@link AnswerBudget#admit}
     */
    public LetterReply compose(@Variable("letter") Letter letter, @Body List<Map<String, Object>> stored)
            throws StoreUnavailableException {
        List<Map<String, Object>> rows = inOrder(letter, stored);
        ParsedMail mail = letter.mail();
        logLists(letter, rows);
        long messageId = ((Number) rows.get(rows.size() - 1).get("message_id")).longValue();
        String recipient = mail.sender().map(MailAddress::text).orElse("");
        List<PartOutcome> outcomes = outcomes(letter, rows);
        return suppression(mail, outcomes)
                .map(reason -> LetterReply.suppressed(messageId, recipient, reason))
                .orElseGet(() ->
                        LetterReply.of(messageId, recipient, composer.get().compose(mail, outcomes)));
    }

    private static void logLists(Letter letter, List<Map<String, Object>> rows) {
        List<Attachment> lists = letter.mail().attachments();
        for (int i = 1; i <= lists.size(); i++) {
            int list = i;
            ListTally.log(
                    lists.get(i - 1).name(),
                    IntStream.range(0, rows.size())
                            .filter(part -> letter.parts().get(part).list() == list)
                            .mapToObj(part -> String.valueOf(rows.get(part).get("outcome")))
                            .toList());
        }
    }

    private static List<Map<String, Object>> inOrder(Letter letter, List<Map<String, Object>> stored) {
        Map<Object, Map<String, Object>> byKey = new HashMap<>();
        stored.forEach(row -> byKey.put(row.get("key"), row));
        return letter.messages().stream()
                .map(message -> storedRow(message, byKey))
                .toList();
    }

    /** A mail that the mail server delivers again may be stored under one of its keys only. */
    private static Map<String, Object> storedRow(CustomerMessage message, Map<Object, Map<String, Object>> byKey) {
        return message.imported().keys().stream()
                .map(byKey::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a part of a letter is not stored"));
    }

    private Optional<String> suppression(ParsedMail mail, List<PartOutcome> outcomes) throws StoreUnavailableException {
        if (mail.answerability() != Answerability.ANSWER) {
            return Optional.of(mail.answerability().label());
        } else if (mail.sender().isEmpty()) {
            return Optional.of(Answerability.NO_ADDRESS.label());
        }
        if (!sending) {
            return Optional.of("no-mail-server");
        } else if (mail.isAnswerToUs() && isNothing(mail)) {
            return Optional.of("answered-before");
        }
        boolean accepted = outcomes.stream().anyMatch(part -> part.reported() == ReportedReading.ACCEPTED);
        return accepted || budget.admit() ? Optional.empty() : Optional.of("hourly-budget");
    }

    /** Thanks, or a program that answers each mail. */
    private static boolean isNothing(ParsedMail mail) {
        return mail.problem()
                .filter(problem -> problem.kind() == Doubt.Kind.NOTHING)
                .isPresent();
    }

    private static List<PartOutcome> outcomes(Letter letter, List<Map<String, Object>> rows) {
        List<PartOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ReportedReading reported = reported(rows.get(i));
            outcome(letter, letter.parts().get(i), reported).ifPresent(outcomes::add);
        }
        return outcomes;
    }

    private static ReportedReading reported(Map<String, Object> row) {
        return switch ((String) row.get("outcome")) {
            case "accepted", "duplicate" -> ReportedReading.ACCEPTED;
            case "held" -> ReportedReading.HELD;
            default ->
                RejectionReason.UNKNOWN_ACCOUNT.label().equals(row.get("reason"))
                        ? ReportedReading.UNKNOWN_ACCOUNT
                        : ReportedReading.REJECTED;
        };
    }

    /** Empty for the rest of the mail: the composer reads it from {@link ParsedMail#problem}. */
    private static Optional<PartOutcome> outcome(Letter letter, Letter.Part part, ReportedReading reported) {
        if (part.content() instanceof Content.Reading read) {
            return Optional.of(new PartOutcome.OfReading(new FoundReading(read.account(), read.value()), reported));
        } else if (letter.isRest(part)) {
            return Optional.empty();
        } else if (part.content() instanceof Content.Unclear unclear && unclear.account() != null) {
            return Optional.of(new PartOutcome.OfReading(
                    new FoundReading(unclear.account(), unclear.value()), ReportedReading.HELD));
        }
        return Optional.of(
                part.content() instanceof Content.Wrong wrong
                        ? rejectedRow(letter, part, wrong.reason())
                        : new PartOutcome.OfList(
                                letter.mail().attachments().get(part.list() - 1).name()));
    }

    private static PartOutcome rejectedRow(Letter letter, Letter.Part part, RejectionReason reason) {
        boolean severalLists = letter.mail().attachments().size() > 1;
        return new PartOutcome.OfRow(
                severalLists ? part.list() : 0,
                part.row().number(),
                reason == RejectionReason.WRONG_DATE ? PartOutcome.Cell.DATE : PartOutcome.Cell.ACCOUNT_OR_READING);
    }
}
