package ua.meterline.mail.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ua.meterline.mail.mime.MailLimitException.Limit;

/** Collects the texts and the lists of a mail, whatever its parts are. One mail, one thread. */
public final class MailContent {
    private final MailLimits limits;
    private final Deadline deadline;
    private final List<Attachment> csv = new ArrayList<>();
    private final List<Entity> spareHtml = new ArrayList<>();
    private final StringBuilder spare = new StringBuilder();
    private int parts;

    public MailContent(MailLimits limits, Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    public List<Attachment> csvAttachments() {
        return csv;
    }

    /** The text of the mail: its plain parts, and HTML where there is no plain text beside it. */
    public String text(Entity mail) throws MailLimitException {
        return MailText.check(text(mail, 1));
    }

    /** What stands in HTML beside plain text. Some programs leave the plain text nearly empty. */
    public String spareText() throws MailLimitException {
        StringBuilder text = new StringBuilder(spare);
        for (Entity html : spareHtml) {
            text.append(html(html)).append('\n');
        }
        return MailText.check(text.toString());
    }

    private String text(Entity entity, int depth) throws MailLimitException {
        deadline.check();
        count(1);
        if (depth > limits.depth()) {
            throw new MailLimitException(Limit.DEPTH);
        }
        if (entity.isCsv()) {
            csv.add(new Attachment(
                    entity.fileName().isEmpty() ? "attachment.csv" : entity.fileName(), entity.octets()));
            return "";
        }
        if (entity.isAttachment()) {
            return "";
        }
        if (entity.isMail()) {
            return forwarded(Entity.of(entity.octets()), depth);
        }
        return entity.isMultipart() ? multipart(entity, depth) : leaf(entity);
    }

    private void count(int more) throws MailLimitException {
        parts += more;
        if (parts > limits.parts()) {
            throw new MailLimitException(Limit.PARTS);
        }
    }

    private String leaf(Entity entity) throws MailLimitException {
        return switch (entity.type()) {
            case "text/html", "application/xhtml+xml" -> html(entity);
            case "text/calendar", "text/rtf", "text/vcard", "text/x-vcard", "text/directory", "text/rfc822-headers" ->
                "";
            default -> entity.type().startsWith("text/") ? plain(entity) : "";
        };
    }

    private String multipart(Entity entity, int depth) throws MailLimitException {
        List<byte[]> children = Multipart.split(entity, limits.parts());
        if (children.isEmpty()) {
            return plain(entity);
        }
        List<Entity> entities = new ArrayList<>();
        for (byte[] child : children) {
            entities.add(Entity.of(child));
        }
        return entity.type().equals("multipart/alternative") ? best(entities, depth) : all(entities, depth);
    }

    private String all(List<Entity> entities, int depth) throws MailLimitException {
        List<String> texts = new ArrayList<>();
        for (Entity entity : entities) {
            texts.add(text(entity, depth + 1));
        }
        return texts.stream().filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /** The first that is plain and has text, or else the last that has; the others are spare. */
    private String best(List<Entity> alternatives, int depth) throws MailLimitException {
        String best = "";
        List<Entity> html = new ArrayList<>();
        for (Entity entity : alternatives) {
            if (entity.type().equals("text/html") && !entity.isAttachment()) {
                html.add(entity);
            } else {
                String text = text(entity, depth + 1);
                spare.append(best.isBlank() ? "" : text).append('\n');
                best = best.isBlank() ? text : best;
            }
        }
        count(html.size());
        if (best.isBlank()) {
            return html.isEmpty() ? "" : html(html.get(html.size() - 1));
        }
        spareHtml.addAll(html);
        return best;
    }

    /** Made to look like a mail that was forwarded in the text. */
    private String forwarded(Entity mail, int depth) throws MailLimitException {
        return "---------- Forwarded message ----------\nSubject: " + HeaderText.decode(mail.header("Subject")) + "\n\n"
                + text(mail, depth + 1);
    }

    private String plain(Entity entity) throws MailLimitException {
        String text = MailText.clean(MailText.check(
                TextDecoder.decode(entity.octets(), entity.parameter("charset").orElse(null))));
        boolean flowed = entity.parameter("format")
                .map(format -> format.toLowerCase(Locale.ROOT).equals("flowed"))
                .orElse(false);
        return flowed ? MailText.unflow(text) : text;
    }

    private String html(Entity entity) throws MailLimitException {
        deadline.check();
        String html =
                TextDecoder.decode(entity.octets(), entity.parameter("charset").orElse(null));
        return MailText.clean(HtmlText.of(html, deadline));
    }
}
