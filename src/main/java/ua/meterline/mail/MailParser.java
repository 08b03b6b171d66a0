package ua.meterline.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import ua.meterline.common.MailAddress;
import ua.meterline.mail.content.Attachment;
import ua.meterline.mail.content.MailContent;
import ua.meterline.mail.content.MailText;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.mail.mime.HeaderText;
import ua.meterline.mail.mime.MailLimitException;
import ua.meterline.mail.mime.MailLimits;
import ua.meterline.mail.mime.MimeHeader;
import ua.meterline.mail.mime.MimePart;
import ua.meterline.mail.mime.MimeReader;
import ua.meterline.mail.reply.AnswerRules;
import ua.meterline.mail.reply.Answerability;
import ua.meterline.mail.reply.ReplyHeaders;
import ua.meterline.mail.text.MailBodyReader;
import ua.meterline.mail.text.MailBodyReader.Understood;
import ua.meterline.mail.text.OwnText;
import ua.meterline.mail.text.Subject;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.language.Language;
import ua.meterline.reading.language.LanguageDetector;
import ua.meterline.reading.text.Doubt;
import ua.meterline.reading.text.TextReadings;

/** Reads a customer's mail. Thread-safe; uses neither network nor files. */
public final class MailParser {
    /** A bounce or an automatic reply may quote one of our mails: it contains no readings of its sender. */
    private static final Understood NOTHING = new Understood("", TextReadings.NOTHING);

    private final AnswerRules answerRules;
    private final MailBodyReader letters;
    private final MailLimits limits;
    private final LongSupplier clock;

    /** @param ours the address that customers write to, which is never answered */
    public MailParser(MailAddress ours) {
        this(ours, MailLimits.STANDARD);
    }

    public MailParser(MailAddress ours, MailLimits limits) {
        this(ours, limits, System::nanoTime);
    }

    public MailParser(MailAddress ours, MailLimits limits, LongSupplier clock) {
        this(ours, own(ours), limits, clock);
    }

    private static Supplier<OwnText> own(MailAddress ours) {
        OwnText text = new OwnText(List.of(ours.text()), List.of());
        return () -> text;
    }

    /** @param ownText finds what repeats our replies; asked for each mail */
    public MailParser(MailAddress ours, Supplier<OwnText> ownText) {
        this(ours, ownText, MailLimits.STANDARD, System::nanoTime);
    }

    public MailParser(MailAddress ours, Supplier<OwnText> ownText, MailLimits limits, LongSupplier clock) {
        answerRules = new AnswerRules(ours);
        this.limits = limits;
        this.clock = clock;
        letters = new MailBodyReader(ownText);
    }

    /** As {@link #parse(InputStream, Set)}, without a registry. */
    public ParsedMail parse(byte[] raw) {
        try {
            return parse(new ByteArrayInputStream(raw), Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /**
     * Any octets are a mail: malformed ones are read as far as possible. Attachments other than lists are skipped in
     * the stream.
     *
     * @param raw the mail as received (RFC 5322)
     * @param registered those of the mail's accounts that the registry knows; empty without a registry
     * @throws MailLimitException if the mail exceeds the limits
     */
    public ParsedMail parse(InputStream raw, Set<AccountNumber> registered) throws IOException {
        Deadline deadline = new Deadline(limits.time(), clock);
        MimePart mail = MimeReader.read(raw, limits, deadline);
        MimeHeader header = mail.header();
        MailContent content = new MailContent(deadline);
        String fullText = content.text(mail);
        Optional<MailAddress> sender = ReplyHeaders.sender(header);
        Answerability answerability = answerRules.judge(mail, sender);
        String subject = HeaderText.decode(header.field("Subject"));
        boolean isRead = answerability.mayHaveReadings();
        Understood understood =
                isRead ? understood(Subject.of(subject), fullText, content, registered, deadline) : NOTHING;
        List<Attachment> lists = isRead ? content.attachments() : List.of();
        return new ParsedMail(
                sender,
                subject,
                MailText.kept(understood.text()),
                MailText.kept(fullText),
                language(subject, understood.text(), fullText),
                answerability,
                ReplyHeaders.messageId(header),
                ReplyHeaders.references(header),
                lists,
                understood.findings().readings(),
                problem(understood.findings(), lists),
                understood.findings().numbers());
    }

    private Understood understood(
            Subject subject, String text, MailContent content, Set<AccountNumber> registered, Deadline deadline) {
        Understood plain = letters.read(subject, text, registered, deadline);
        if (!plain.findings().isNothing()) {
            return plain;
        }
        String spare = content.spareText();
        Understood other = spare.isBlank() ? plain : letters.read(subject, spare, registered, deadline);
        if (other.findings().isNothing()) {
            return plain;
        }
        content.readTextFiles();
        return other;
    }

    /** A mail with a list needs no text. */
    private static Optional<Doubt> problem(TextReadings findings, List<Attachment> lists) {
        return findings.isNothing() && !lists.isEmpty() ? Optional.empty() : findings.doubt();
    }

    private static Language language(String subject, String text, String fullText) {
        return LanguageDetector.of(text + "\n" + subject)
                .or(() -> LanguageDetector.of(fullText))
                .orElse(Language.ANNOUNCED);
    }
}
