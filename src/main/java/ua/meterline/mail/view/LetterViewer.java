package ua.meterline.mail.view;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.common.UnusableFileException;
import ua.meterline.inbox.FileReader;
import ua.meterline.inbox.InboxFile;
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

/** Reads a mail in a file for a person who looks at it. Uses no network. Thread-safe. */
public final class LetterViewer {
    private static final int LARGEST = 50 * 1024 * 1024;

    /** @throws UnusableFileException when the mail exceeds the limits */
    public LetterView read(InboxFile file) throws IOException, UnusableFileException {
        Deadline deadline = new Deadline(MailLimits.STANDARD.time(), System::nanoTime);
        try (InputStream octets = FileReader.open(file, LARGEST)) {
            MimePart mail = MimeReader.readWhole(octets, MailLimits.STANDARD, deadline);
            List<Attachment> files = new ArrayList<>();
            collect(mail, files);
            return new LetterView(
                    field(mail, "From"),
                    field(mail, "Date"),
                    field(mail, "Subject"),
                    MailText.kept(new MailContent(deadline).text(mail)),
                    files);
        } catch (MailLimitException e) {
            throw new UnusableFileException(e.reason(), "The mail is beyond the limits: " + e.reason() + ".");
        }
    }

    private static String field(MimePart mail, String name) {
        return Optional.ofNullable(mail.header().field(name))
                .map(HeaderText::decode)
                .orElse("");
    }

    private static void collect(MimePart part, List<Attachment> files) {
        if (part.children().isEmpty() && isFile(part.header())) {
            files.add(new Attachment(part.header().fileName(), part.content()));
        }
        part.children().forEach(child -> collect(child, files));
    }

    private static boolean isFile(MimeHeader header) {
        return header.isAttachment()
                || header.isList()
                || header.isUnsupported()
                || !header.type().startsWith("text/") && !header.type().startsWith("multipart/");
    }
}
