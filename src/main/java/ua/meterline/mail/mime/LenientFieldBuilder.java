package ua.meterline.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.stream.DefaultFieldBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteArrayBuffer;

/**
 * Builds the fields of a header that may lack the empty line behind it. The first line that is no field then begins the
 * body (RFC 5322, section 2.2). Mime4j 0.8.14 has the option {@code malformedHeaderStartsBody} for that, but it loses
 * the line behind the malformed one and fails on a multipart. This builder keeps the lines from the malformed one to
 * the next empty line instead, for the reader to put them before the body.
 */
final class LenientFieldBuilder extends DefaultFieldBuilder {
    /** No mail server accepts a larger header. */
    private static final int MAX_HEADER = 256 * 1024;

    private static final Pattern FIELD = Pattern.compile("[\\x21-\\x7E&&[^:]]++[ \\t]*+:");
    /** Mailboxes that are files have this line before each mail. */
    private static final Pattern MBOX_SEPARATOR = Pattern.compile(">?From ");

    private static final byte[] LINE_END = {'\r', '\n'};

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int length;
    private boolean first = true;

    LenientFieldBuilder() {
        super(-1);
    }

    @Override
    public void append(ByteArrayBuffer line) throws MaxHeaderLengthLimitException {
        length += line.length();
        if (body.size() == 0 && length > MAX_HEADER) {
            throw new MaxHeaderLengthLimitException("header too large");
        }
        super.append(line);
    }

    /** @return null for a line that is no field, or whose field Mime4j refuses */
    @Override
    public RawField build() {
        byte[] raw = getRaw().toByteArray();
        String line = new String(raw, StandardCharsets.ISO_8859_1);
        boolean separator = first && MBOX_SEPARATOR.matcher(line).lookingAt();
        first = false;
        if (separator) {
            return null;
        }
        if (body.size() == 0 && FIELD.matcher(line).lookingAt()) {
            return field();
        }
        body.writeBytes(raw);
        return null;
    }

    private RawField field() {
        try {
            return super.build();
        } catch (MimeException e) {
            return null;
        }
    }

    /** The lines of the body that were read as part of the header, with the empty line behind them. Ends the header. */
    byte[] takeBody() {
        if (body.size() > 0) {
            body.writeBytes(LINE_END);
        }
        byte[] lines = body.toByteArray();
        body.reset();
        length = 0;
        first = true;
        return lines;
    }
}
