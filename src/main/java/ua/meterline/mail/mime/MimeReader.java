package ua.meterline.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Reads the structure of a mail with Mime4j, as a stream: texts and lists are kept, other content is skipped. Also
 * reads what Mime4j does not: a header without an empty line behind it, and a multipart whose boundary is missing, or
 * not the one announced, or which is encoded as a whole.
 */
public final class MimeReader {
    private static final int MAX_LINE = 1024 * 1024;
    /** Unlimited where {@link LenientFieldBuilder} sets the limit. */
    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(MAX_LINE)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .build();
    /** A delimiter that was not announced: a line with a header behind it. */
    private static final Pattern DELIMITER = Pattern.compile("(?md)^--(\\S[^\\r\\n]{0,199}+)\\r?\\nContent-(?i:type)");

    private static final byte[] NOTHING = {};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final LenientFieldBuilder fields = new LenientFieldBuilder();
    private final MimeTokenStream tokens = new MimeTokenStream(CONFIG, null, fields, null);
    private final ParsingLimits limits;

    private MimeReader(ParsingLimits limits) {
        this.limits = limits;
    }

    /**
     * Any octets are a mail.
     *
     * @throws MailLimitException if the mail exceeds the limits
     */
    public static MimePart read(InputStream mail, MailLimits limits, Deadline deadline) throws IOException {
        return read(mail, new ParsingLimits(limits, deadline), deadline);
    }

    /**
     * As {@link #read}, with the content of all parts, for a person who looks at them.
     *
     * @throws MailLimitException if the mail exceeds the limits
     */
    public static MimePart readWhole(InputStream mail, MailLimits limits, Deadline deadline) throws IOException {
        return read(mail, ParsingLimits.ofWhole(limits, deadline), deadline);
    }

    private static MimePart read(InputStream mail, ParsingLimits limits, Deadline deadline) throws IOException {
        try {
            return new MimeReader(limits).mail(unmarked(timed(mail, deadline)), 1);
        } catch (MimeException e) {
            throw new MailLimitException(MailLimitException.Limit.HEADER);
        }
    }

    /** Without a UTF-8 byte order mark, which would be part of the first field's name. */
    private static InputStream unmarked(InputStream mail) throws IOException {
        PushbackInputStream start = new PushbackInputStream(mail, BYTE_ORDER_MARK.length);
        byte[] first = start.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            start.unread(first);
        }
        return start;
    }

    /** Mime4j has no timeout, and skips content without a call from here. */
    private static InputStream timed(InputStream mail, Deadline deadline) {
        return new FilterInputStream(mail) {
            @Override
            public int read(byte[] block, int from, int most) throws IOException {
                deadline.check();
                return super.read(block, from, most);
            }
        };
    }

    /** The header of a mail that exceeds the limits; of a header that does, the fields before. */
    public static MimeHeader header(InputStream mail) throws IOException {
        MimeReader reader = new MimeReader(
                new ParsingLimits(MailLimits.STANDARD, new Deadline(Duration.ofSeconds(1), System::nanoTime)));
        List<RawField> found = new ArrayList<>();
        try {
            reader.tokens.parse(mail);
            reader.header(found);
        } catch (MimeException e) {
            Optional.ofNullable(reader.fields.build()).ifPresent(found::add);
        }
        return new MimeHeader(found);
    }

    private MimePart mail(InputStream content, int depth) throws IOException, MimeException {
        tokens.parse(content);
        return part(depth);
    }

    /** From the start of a mail or part to its end. */
    private MimePart part(int depth) throws IOException, MimeException {
        limits.addPart(depth);
        MimeHeader header = header(new ArrayList<>());
        byte[] bodyInHeader = fields.takeBody();
        boolean nested = (header.isMultipart() || header.isMail()) && bodyInHeader.length == 0;
        tokens.setRecursionMode(nested ? RecursionMode.M_RECURSE : RecursionMode.M_FLAT);
        MimePart part = switch (tokens.next()) {
            case T_START_MULTIPART -> multipart(header, depth);
            case T_START_MESSAGE -> new MimePart(header, NOTHING, List.of(part(depth + 1)));
            default -> body(header, joined(bodyInHeader, tokens.getInputStream()), depth);
        };
        tokens.next();
        return part;
    }

    private MimeHeader header(List<RawField> found) throws IOException, MimeException {
        for (EntityState state = tokens.next(); state != EntityState.T_END_HEADER; state = tokens.next()) {
            if (state == EntityState.T_FIELD) {
                found.add((RawField) tokens.getField());
            }
        }
        return new MimeHeader(found);
    }

    private MimePart multipart(MimeHeader header, int depth) throws IOException, MimeException {
        ByteArrayOutputStream preamble = new ByteArrayOutputStream();
        List<MimePart> parts = parts(preamble, depth);
        return parts.isEmpty()
                ? withoutBoundary(header, preamble.toByteArray(), depth)
                : new MimePart(header, NOTHING, parts);
    }

    private List<MimePart> parts(ByteArrayOutputStream preamble, int depth) throws IOException, MimeException {
        List<MimePart> parts = new ArrayList<>();
        for (EntityState state = tokens.next(); state != EntityState.T_END_MULTIPART; state = tokens.next()) {
            if (state == EntityState.T_PREAMBLE) {
                preamble.writeBytes(limits.readAll(tokens.getInputStream()));
            } else if (state == EntityState.T_START_BODYPART) {
                parts.add(part(depth + 1));
            }
        }
        return parts;
    }

    /** A body in which Mime4j found no parts. */
    private MimePart body(MimeHeader header, InputStream content, int depth) throws IOException, MimeException {
        String boundary = header.parameter("boundary");
        if (header.isMultipart() && boundary != null && !boundary.isBlank()) {
            return ofMultipart(content, boundary).multipart(header, depth);
        } else if (header.isMultipart()) {
            return withoutBoundary(header, limits.readAll(content), depth);
        } else if (header.isMail()) {
            InputStream mail = new ByteArrayInputStream(decoded(header, limits.readAll(content)));
            return new MimePart(header, NOTHING, List.of(new MimeReader(limits).mail(mail, depth + 1)));
        }
        boolean needed = limits.isWhole()
                || header.isList()
                || header.isTextFile()
                || header.isText() && !header.isUnsupported();
        return new MimePart(header, needed ? decoded(header, limits.readAll(content)) : NOTHING, List.of());
    }

    private static byte[] decoded(MimeHeader header, byte[] content) {
        return TransferEncoding.decode(header.field("Content-Transfer-Encoding"), content);
    }

    /** Multiparts must not be encoded (RFC 2045, section 6.4), but some are. Without any delimiter it is a text. */
    private MimePart withoutBoundary(MimeHeader header, byte[] content, int depth) throws IOException, MimeException {
        byte[] decoded = decoded(header, content);
        for (byte[] octets : List.of(content, decoded)) {
            Matcher delimiter = DELIMITER.matcher(new String(octets, StandardCharsets.ISO_8859_1));
            if (delimiter.find()) {
                MimeReader reader = ofMultipart(new ByteArrayInputStream(octets), delimiter.group(1));
                List<MimePart> parts = reader.parts(new ByteArrayOutputStream(), depth);
                if (!parts.isEmpty()) {
                    return new MimePart(header, NOTHING, parts);
                }
            }
        }
        return new MimePart(header, decoded, List.of());
    }

    /** A reader at the start of a multipart that has no header. */
    private MimeReader ofMultipart(InputStream content, String boundary) {
        String quoted = boundary.strip().replaceAll("[\\r\\n]", "").replaceAll("[\"\\\\]", "\\\\$0");
        MimeReader reader = new MimeReader(limits);
        reader.tokens.parseHeadless(content, "multipart/mixed; boundary=\"" + quoted + "\"");
        return reader;
    }

    private static InputStream joined(byte[] start, InputStream rest) {
        return start.length == 0 ? rest : new SequenceInputStream(new ByteArrayInputStream(start), rest);
    }
}
