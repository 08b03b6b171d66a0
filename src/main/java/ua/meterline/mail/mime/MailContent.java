package ua.meterline.mail.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ua.meterline.common.TextDecoder;

/** Collects the texts and the lists of a mail, however it is structured. One mail, one thread. */
public final class MailContent {
    private final Deadline deadline;
    private final List<Attachment> csv = new ArrayList<>();
    private final List<MimePart> spareHtml = new ArrayList<>();
    private final StringBuilder spare = new StringBuilder();

    public MailContent(Deadline deadline) {
        this.deadline = deadline;
    }

    public List<Attachment> csvAttachments() {
        return csv;
    }

    /** The text of the mail: its plain parts, and HTML where there is no plain alternative. */
    public String text(MimePart mail) throws MailLimitException {
        return MailText.check(textOf(mail));
    }

    /** HTML that has a plain alternative. Some programs leave the plain text nearly empty. */
    public String spareText() throws MailLimitException {
        StringBuilder text = new StringBuilder(spare);
        for (MimePart html : spareHtml) {
            text.append(html(html)).append('\n');
        }
        return MailText.check(text.toString());
    }

    private String textOf(MimePart part) throws MailLimitException {
        deadline.check();
        MimeHeader header = part.header();
        if (header.isCsv()) {
            String name = header.fileName().isEmpty() ? "attachment.csv" : header.fileName();
            csv.add(new Attachment(name, part.content()));
            return "";
        }
        if (header.isAttachment()) {
            return "";
        }
        if (header.isMail()) {
            return forwarded(part.children().get(0));
        }
        return part.children().isEmpty() ? leaf(part) : multipart(part);
    }

    private String leaf(MimePart part) throws MailLimitException {
        return part.header().isHtml() ? html(part) : plain(part);
    }

    private String multipart(MimePart part) throws MailLimitException {
        return part.header().type().equals("multipart/alternative") ? best(part.children()) : all(part.children());
    }

    private String all(List<MimePart> parts) throws MailLimitException {
        List<String> texts = new ArrayList<>();
        for (MimePart part : parts) {
            texts.add(textOf(part));
        }
        return texts.stream().filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /** The first plain alternative that has text, or else the last HTML; the others are spare. */
    private String best(List<MimePart> alternatives) throws MailLimitException {
        String best = "";
        List<MimePart> html = new ArrayList<>();
        for (MimePart part : alternatives) {
            if (part.header().type().equals("text/html") && !part.header().isAttachment()) {
                html.add(part);
            } else {
                String text = textOf(part);
                spare.append(best.isBlank() ? "" : text).append('\n');
                best = best.isBlank() ? text : best;
            }
        }
        if (best.isBlank()) {
            return html.isEmpty() ? "" : html(html.get(html.size() - 1));
        }
        spareHtml.addAll(html);
        return best;
    }

    /** In the form of a mail that was forwarded in the text. */
    private String forwarded(MimePart mail) throws MailLimitException {
        return "---------- Forwarded message ----------\nSubject: "
                + HeaderText.decode(mail.header().field("Subject")) + "\n\n" + textOf(mail);
    }

    private static String plain(MimePart part) throws MailLimitException {
        MimeHeader header = part.header();
        String text = MailText.clean(MailText.check(TextDecoder.decode(part.content(), header.charset())));
        return header.isFlowed() ? MailText.unflow(text) : text;
    }

    private String html(MimePart part) throws MailLimitException {
        deadline.check();
        String html = TextDecoder.decode(part.content(), part.header().charset());
        return MailText.clean(HtmlText.of(html, deadline));
    }
}
