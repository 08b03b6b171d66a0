package ua.meterline.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail, or a part of one: a header and what follows it (RFC 2045, section 2.4).
 *
 * @param content as it stands, still encoded
 */
public record Entity(InternetHeaders headers, byte[] content) {
    private static final Pattern TYPE = Pattern.compile("\\s*([\\w.+-]++/[\\w.+-]++)");

    /** @throws MailLimitException when the header alone is beyond reason */
    public static Entity of(byte[] raw) throws MailLimitException {
        HeaderBlock block = HeaderBlock.of(raw);
        try {
            InternetHeaders headers =
                    new InternetHeaders(new ByteArrayInputStream(raw, block.start(), block.end() - block.start()));
            return new Entity(headers, Arrays.copyOfRange(raw, block.contentStart(), raw.length));
        } catch (MessagingException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    /** The first of that name, folded as it stands; null when there is none. */
    public String header(String name) {
        String[] values = headers.getHeader(name);
        return values == null ? null : values[0];
    }

    /** In lower case, without parameters; {@code text/plain} when there is none (RFC 2045, section 5.2). */
    public String type() {
        String header = header("Content-Type");
        Matcher matcher = TYPE.matcher(header == null ? "" : header);
        return matcher.lookingAt() ? matcher.group(1).toLowerCase(Locale.ROOT) : "text/plain";
    }

    /** A parameter of Content-Type, also of one that is malformed. */
    Optional<String> parameter(String name) {
        return parameter("Content-Type", name);
    }

    /** With the transfer encoding undone. */
    byte[] octets() {
        return TransferEncoding.of(header("Content-Transfer-Encoding")).decode(content);
    }

    boolean isMultipart() {
        return type().startsWith("multipart/");
    }

    /** An attached mail is none in this sense: it may be what is forwarded. */
    boolean isAttachment() {
        String disposition = header("Content-Disposition");
        boolean attached = disposition != null
                && disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
        return !isMail()
                && (attached || parameter("Content-Disposition", "filename").isPresent());
    }

    boolean isMail() {
        return type().equals("message/rfc822") || type().equals("message/global");
    }

    boolean isCsv() {
        return type().equals("text/csv")
                || type().equals("application/csv")
                || fileName().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** Without folders; empty when it has none. */
    String fileName() {
        String name = parameter("Content-Disposition", "filename")
                .or(() -> parameter("name"))
                .orElse("");
        String line = HeaderText.decode(name);
        return line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1)
                .strip();
    }

    private Optional<String> parameter(String header, String name) {
        String value = header(header);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    header.equals("Content-Type")
                            ? new ContentType(value).getParameter(name)
                            : new ContentDisposition(value).getParameter(name));
        } catch (ParseException e) {
            Matcher loose = Pattern.compile("(?i)[;\\s]" + name + "\\s{0,5}=\\s{0,5}\"?([^\";\\r\\n]++)")
                    .matcher(value);
            return loose.find() ? Optional.of(loose.group(1).strip()) : Optional.empty();
        }
    }
}
