package ua.meterline.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.common.MailAddress;
import ua.meterline.common.Sha256;
import ua.meterline.common.UnusableFileException;
import ua.meterline.inbox.FileFingerprint;
import ua.meterline.inbox.FileReader;
import ua.meterline.inbox.InboxFile;
import ua.meterline.inbox.ListReader;
import ua.meterline.inbox.ListRow;
import ua.meterline.inbox.SeveralReadings;
import ua.meterline.mail.Letter.Part;
import ua.meterline.mail.content.Attachment;
import ua.meterline.mail.mime.MailLimitException;
import ua.meterline.mail.mime.MimeReader;
import ua.meterline.mail.reply.ReplyHeaders;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.Suppression;
import ua.meterline.store.Rows;

/** Reads a mail in the inbox folder, with its attached lists, into the messages that are stored. Thread-safe. */
public final class LetterReader {
    /** Including the rows of lists: in memory a reading takes about a hundred times its octets. */
    private static final int MOST_READINGS = 10_000;

    /** Octets. Mail servers take less; memory does not depend on it. */
    private static final int LARGEST = 100 * 1024 * 1024;

    private final MailParser parser;
    private final ListReader lists;
    private final String ourAddress;

    public LetterReader(MailParser parser, ListReader lists, String ourAddress) {
        this.parser = parser;
        this.lists = lists;
        this.ourAddress = ourAddress;
    }

    /**
     * As without a registry.
     *
     * @throws UnusableFileException when the mail exceeds the limits
     */
    public Letter read(InboxFile file) throws IOException, UnusableFileException {
        return letter(file, Set.of());
    }

    /** The parameters of {@code select-registered-accounts.sql}; none where the registry can tell no accounts apart. */
    public List<Map<String, Object>> wantedAccounts(@Variable("letter") Letter letter) {
        List<String> accounts = letter.mail().accounts();
        return accounts.size() < 2 ? List.of() : List.of(Map.of("accounts", Rows.json(accounts)));
    }

    /**
     * Reads the letter again if the registry knows some of its accounts, and others not.
     *
     * @param registered the rows of {@code select-registered-accounts.sql} for {@link #wantedAccounts}
     * @throws UnusableFileException when the mail exceeds the limits
     */
    public Letter readByRegistry(
            @Variable("file") InboxFile file,
            @Variable("letter") Letter letter,
            @Body List<Map<String, Object>> registered)
            throws IOException, UnusableFileException {
        if (registered.isEmpty()
                || registered.size() == letter.mail().accounts().size()) {
            return letter;
        }
        return letter(
                file,
                registered.stream()
                        .map(row -> new AccountNumber((String) row.get("account")))
                        .collect(Collectors.toSet()));
    }

    private Letter letter(InboxFile file, Set<AccountNumber> registered) throws IOException, UnusableFileException {
        MessageDigest digest = Sha256.newDigest();
        ParsedMail mail = parse(file, registered, digest);
        List<Part> parts = withoutContradictions(Letter.parts(mail, lists(mail)));
        FileFingerprint keys = FileFingerprint.of(
                file.path().getFileName().toString(), HexFormat.of().formatHex(digest.digest()));
        List<CustomerMessage> messages = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String text = i == 0 ? wholeText(mail) : parts.get(i).text();
            Suppression suppression = i < parts.size() - 1 ? Suppression.ANSWERED_TOGETHER : null;
            Imported imported = new Imported(keys.part(i), parts.get(i).content(), numbers(mail, parts, i));
            messages.add(message(file, mail, text, suppression, imported));
        }
        return new Letter(mail, parts, messages);
    }

    private static List<Part> withoutContradictions(List<Part> parts) {
        List<Content> contents =
                SeveralReadings.held(parts.stream().map(Part::content).toList());
        return IntStream.range(0, parts.size())
                .mapToObj(i -> parts.get(i).with(contents.get(i)))
                .toList();
    }

    /** With the first message, and with the rest that a person reads. */
    private static List<ExplainedNumber> numbers(ParsedMail mail, List<Part> parts, int part) {
        boolean isRest = part >= mail.readings().size() && parts.get(part).row() == null;
        return part == 0 || isRest ? mail.numbers() : List.of();
    }

    public List<CustomerMessage> messages(@Variable("letter") Letter letter) {
        return letter.messages();
    }

    /**
     * The sender of a mail that cannot be imported, as far as its header can be read; empty for a list.
     *
     * @return an address, or an empty text
     */
    public String sender(@Variable("file") InboxFile file) throws IOException {
        if (file.isList()) {
            return "";
        }
        try (InputStream mail = FileReader.open(file, Integer.MAX_VALUE)) {
            return ReplyHeaders.sender(MimeReader.header(mail))
                    .map(MailAddress::text)
                    .orElse("");
        } catch (UnusableFileException e) {
            return "";
        }
    }

    /** @param digest is given the octets of the whole file, although the parser may stop before its end */
    private ParsedMail parse(InboxFile file, Set<AccountNumber> registered, MessageDigest digest)
            throws IOException, UnusableFileException {
        try (InputStream octets = FileReader.open(file, LARGEST);
                DigestInputStream digested = new DigestInputStream(octets, digest)) {
            ParsedMail mail = parser.parse(digested, registered);
            digested.transferTo(OutputStream.nullOutputStream());
            return mail;
        } catch (MailLimitException e) {
            throw new UnusableFileException(e.reason(), "The mail is beyond the limits: " + e.reason() + ".");
        }
    }

    /** The rows of each attached list. */
    private List<List<ListRow>> lists(ParsedMail mail) throws UnusableFileException {
        List<List<ListRow>> read = new ArrayList<>();
        int free = MOST_READINGS - mail.readings().size();
        if (free < 0) {
            throw ListReader.tooMany(MOST_READINGS);
        }
        for (Attachment attachment : mail.attachments()) {
            List<ListRow> rows = rows(attachment, free);
            free -= rows.size();
            read.add(rows);
        }
        return read;
    }

    /** A malformed list becomes one row for the review queue. */
    private List<ListRow> rows(Attachment attachment, int free) throws UnusableFileException {
        try {
            return lists.rows(attachment.name(), attachment.bytes(), free);
        } catch (UnusableFileException e) {
            if (e.reason().equals(ListReader.TOO_MANY)) {
                throw ListReader.tooMany(MOST_READINGS);
            }
            return List.of(new ListRow(0, List.of(attachment.name()), new Content.Unclear(null, null, e.reason())));
        }
    }

    private CustomerMessage message(
            InboxFile file, ParsedMail mail, String text, Suppression suppression, Imported imported) {
        return new CustomerMessage(
                Channel.EMAIL,
                mail.sender().map(MailAddress::text).orElse(""),
                ourAddress,
                file.receivedAt(),
                text,
                FileFingerprint.fingerprint(imported.keys()),
                suppression,
                imported);
    }

    /** Stored with the first message of the letter. */
    private static String wholeText(ParsedMail mail) {
        return (mail.subject() + "\n\n" + mail.fullText()).strip();
    }
}
