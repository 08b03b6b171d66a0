package ua.meterline.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.common.MailAddress;
import ua.meterline.inbox.FileFingerprint;
import ua.meterline.inbox.FileReader;
import ua.meterline.inbox.InboxFile;
import ua.meterline.inbox.ListReader;
import ua.meterline.inbox.ListRow;
import ua.meterline.inbox.UnusableFileException;
import ua.meterline.mail.mime.Attachment;
import ua.meterline.mail.mime.MailLimitException;
import ua.meterline.mail.mime.MailLimits;
import ua.meterline.mail.reply.Answerability;
import ua.meterline.mail.reply.ReplyComposer;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported;
import ua.meterline.reading.Imported.Content;

/** Reads a mail that lies in the inbox folder. Thread-safe. */
public final class LetterReader {
    /** With its lists: what is made of a few octets takes a hundred times as much memory. */
    private static final int MOST_READINGS = 10_000;

    private final MailParser parser;
    private final ReplyComposer composer;
    private final ListReader lists;
    private final String ourAddress;
    private final boolean answering;

    /** @param answering whether there is a server to send answers by */
    public LetterReader(
            MailParser parser, ReplyComposer composer, ListReader lists, String ourAddress, boolean answering) {
        this.parser = parser;
        this.composer = composer;
        this.lists = lists;
        this.ourAddress = ourAddress;
        this.answering = answering;
    }

    /**
     * A message for each reading of the mail; at least one.
     *
     * @throws UnusableFileException when it is beyond the limits
     */
    public List<CustomerMessage> read(InboxFile file) throws IOException, UnusableFileException {
        byte[] octets = FileReader.read(file, MailLimits.STANDARD.bytes());
        Letter letter = letter(octets);
        LetterAnswer answer = new LetterAnswer(letter, composer, suppression(letter.mail()));
        FileFingerprint keys = FileFingerprint.of(file.path().getFileName().toString(), octets);
        List<CustomerMessage> messages = new ArrayList<>();
        for (int i = 0; i < letter.parts().size(); i++) {
            Imported imported = new Imported(keys.part(i), letter.parts().get(i).content(), answer.toPart(i));
            messages.add(message(file, letter, i, imported));
        }
        return messages;
    }

    private Letter letter(byte[] octets) throws UnusableFileException {
        try {
            ParsedMail mail = parser.parse(octets);
            return Letter.of(mail, lists(mail));
        } catch (MailLimitException e) {
            throw new UnusableFileException(e.reason(), "The mail is beyond the limits: " + e.reason() + ".");
        }
    }

    /** The rows of each list, which are not too many together. */
    private List<List<ListRow>> lists(ParsedMail mail) throws UnusableFileException {
        List<List<ListRow>> read = new ArrayList<>();
        int free = MOST_READINGS - mail.readings().size();
        if (free < 0) {
            throw ListReader.tooMany(MOST_READINGS);
        }
        for (Attachment attachment : mail.csvAttachments()) {
            List<ListRow> rows = rows(attachment, free);
            free -= rows.size();
            read.add(rows);
        }
        return read;
    }

    /** A list that cannot be read is one row for a person to look at. */
    private List<ListRow> rows(Attachment attachment, int free) throws UnusableFileException {
        try {
            return lists.rows(attachment.bytes(), free);
        } catch (UnusableFileException e) {
            if (e.reason().equals(ListReader.TOO_MANY)) {
                throw ListReader.tooMany(MOST_READINGS);
            }
            return List.of(new ListRow(0, List.of(attachment.name()), new Content.Unclear(null, null, e.reason())));
        }
    }

    private String suppression(ParsedMail mail) {
        if (mail.answerability() != Answerability.ANSWER) {
            return mail.answerability().label();
        } else if (mail.sender().isEmpty()) {
            return Answerability.NO_ADDRESS.label();
        }
        return answering ? null : "no-mail-server";
    }

    /** The whole text stands with the first message; the others point to their own part of it. */
    private CustomerMessage message(InboxFile file, Letter letter, int number, Imported imported) {
        ParsedMail mail = letter.mail();
        Letter.Part part = letter.parts().get(number);
        String text = number == 0
                ? wholeText(mail)
                : part.row() == null ? PartText.of(part.content()) : part.row().text();
        return new CustomerMessage(
                Channel.EMAIL,
                mail.sender().map(MailAddress::text).orElse(""),
                ourAddress,
                file.receivedAt(),
                text,
                FileFingerprint.fingerprint(imported.keys()),
                imported);
    }

    private static String wholeText(ParsedMail mail) {
        return (mail.subject() + "\n\n" + mail.fullText()).strip();
    }
}
