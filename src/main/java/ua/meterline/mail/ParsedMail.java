package ua.meterline.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.meterline.common.MailAddress;
import ua.meterline.mail.content.Attachment;
import ua.meterline.mail.reply.Answerability;
import ua.meterline.mail.reply.ReplyHeaders;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.language.Language;
import ua.meterline.reading.text.Doubt;
import ua.meterline.reading.text.FoundReading;

/**
 * What a mail says, and how it may be answered. Nothing in it can steer a header of ours: see each component.
 *
 * <p>{@code readings} and {@code problem} may both be there: two accounts, one of them without a reading. One of them
 * always is, unless the mail has attachments.
 *
 * @param sender where a reply goes: Reply-To, or else From; nothing unless exactly one good address stands there
 * @param subject decoded, on one line, without control characters; may be empty
 * @param text what the customer wrote, without quoted history and signature
 * @param fullText all text of the mail in the order it stands, with the postal address, for the contact centre; at most
 *     65,536 characters
 * @param messageId the mail's {@code <id>} with its brackets, checked; empty when there is none that may be repeated
 * @param references those of the mail, each like {@code messageId}, oldest first, at most 20
 * @param attachments lists, and documents that cannot be read, in the order they stand
 * @param readings each account once, in the order of the mail
 * @param problem what is left for a person, or the reason why there is no reading
 * @param numbers what each number was taken for, in the order of the mail
 */
public record ParsedMail(
        Optional<MailAddress> sender,
        String subject,
        String text,
        String fullText,
        Language language,
        Answerability answerability,
        String messageId,
        List<String> references,
        List<Attachment> attachments,
        List<FoundReading> readings,
        Optional<Doubt> problem,
        List<ExplainedNumber> numbers) {
    public ParsedMail {
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
        readings = List.copyOf(readings);
        numbers = List.copyOf(numbers);
    }

    /** Each number that was taken for an account, once. */
    List<String> accounts() {
        return numbers.stream()
                .filter(number -> number.meanings().equals(Set.of(NumberMeaning.ACCOUNT)))
                .map(number -> number.text().replaceAll("\\D", ""))
                .distinct()
                .toList();
    }

    /** Whether it answers one of our answers. */
    boolean isAnswerToUs() {
        return references.stream().anyMatch(ReplyHeaders::isOurs);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return "mail of " + fullText.length() + " characters with " + readings.size() + " readings";
    }
}
