package ua.meterline.mail.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.common.TextDecoder;
import ua.meterline.inbox.FileKind;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.mail.mime.HeaderText;
import ua.meterline.mail.mime.MimeHeader;
import ua.meterline.mail.mime.MimePart;

/** Collects the texts and the lists of a mail, however it is structured. One mail, one thread. */
public final class MailContent {
    /** An account with a separator behind it. */
    private static final Pattern TABLE = Pattern.compile("(?<!\\d)\\d{9,10}\"?(?:\\s?[\\t;|]|,\\d)");

    private static final Pattern TEXT_OF_EXCHANGE = Pattern.compile("(?i)ATT\\d+\\.txt");

    private final Deadline deadline;
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<Attachment> textFiles = new ArrayList<>();
    private final List<MimePart> spareHtml = new ArrayList<>();
    private final StringBuilder spare = new StringBuilder();

    public MailContent(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Lists, text files that were not read otherwise, and documents that cannot be read, without their content. */
    public List<Attachment> attachments() {
        return Stream.concat(attachments.stream(), textFiles.stream()).toList();
    }

    /** The readings of the letter were found in {@link #spareText}. */
    public void readTextFiles() {
        textFiles.clear();
    }

    /** The text of the mail: its plain parts, and HTML where there is no plain alternative. */
    public String text(MimePart mail) {
        return MailText.check(textOf(mail));
    }

    /**
     * Other alternatives, and attached plain texts. Some programs leave the plain text nearly empty, and some gateways
     * attach the only text.
     */
    public String spareText() {
        StringBuilder text = new StringBuilder(spare);
        spareHtml.forEach(html -> text.append(leaf(html)).append('\n'));
        return MailText.check(text.toString());
    }

    private String textOf(MimePart part) {
        deadline.check();
        MimeHeader header = part.header();
        if (header.isList() || header.isUnsupported()) {
            attachments.add(new Attachment(header.fileName(), part.content()));
            return "";
        } else if (header.isAttachment()) {
            if (header.isTextFile()) {
                addTextFile(header.fileName(), leaf(part), part.content());
            }
            return "";
        } else if (header.isMail()) {
            return forwarded(part.children().get(0));
        } else if (part.children().isEmpty()) {
            return leaf(part);
        }
        return header.type().equals("multipart/alternative") ? best(part.children()) : all(part.children());
    }

    /** A table is a list. Exchange cuts the text behind a picture off as ATT00001.txt. */
    private void addTextFile(String name, String text, byte[] content) {
        String asText = FileKind.of(name).isPresent() ? name : (name.isEmpty() ? "attachment" : name) + ".txt";
        if (TABLE.matcher(text).find()) {
            attachments.add(new Attachment(asText, content));
            return;
        }
        spare.append(text).append('\n');
        if (!TEXT_OF_EXCHANGE.matcher(name).matches()) {
            textFiles.add(new Attachment(asText, content));
        }
    }

    private String all(List<MimePart> parts) {
        return parts.stream().map(this::textOf).filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /**
     * The first plain alternative with text; without one, or if HTML strikes text out, the last HTML. Rest is spare.
     */
    private String best(List<MimePart> alternatives) {
        String best = "";
        List<MimePart> html = new ArrayList<>();
        for (MimePart part : alternatives) {
            if (part.header().isHtml() && !part.header().isAttachment()) {
                html.add(part);
            } else {
                String text = textOf(part);
                spare.append(best.isBlank() ? "" : text).append('\n');
                best = best.isBlank() ? text : best;
            }
        }
        boolean struckOut = html.stream().anyMatch(part -> HtmlText.hasStruckOut(part.content()));
        if (best.isBlank() || struckOut) {
            return html.isEmpty() ? "" : leaf(html.get(html.size() - 1));
        }
        spareHtml.addAll(html);
        return best;
    }

    /** In the form of a mail that was forwarded in the text. */
    private String forwarded(MimePart mail) {
        return "---------- Forwarded message ----------\nSubject: "
                + HeaderText.decode(mail.header().field("Subject")) + "\n\n" + textOf(mail);
    }

    private String leaf(MimePart part) {
        deadline.check();
        MimeHeader header = part.header();
        String text = TextDecoder.decode(part.content(), header.parameter("charset"));
        if (header.isHtml()) {
            boolean enriched = !header.type().endsWith("html") && !header.type().endsWith("xml");
            return MailText.clean(HtmlText.of(enriched ? HtmlText.ofEnriched(text) : text, deadline));
        }
        String plain = MailText.clean(MailText.check(text));
        boolean flowed = "flowed".equalsIgnoreCase(header.parameter("format"));
        return flowed ? MailText.unflow(plain, "yes".equalsIgnoreCase(header.parameter("delsp"))) : plain;
    }
}
