package ua.meterline.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;
import org.apache.james.mime4j.util.MimeParameterMapping;
import ua.meterline.common.OneLine;

/**
 * The header of a mail or of a body part (RFC 5322, RFC 2045). Of fields with the same name the first counts.
 * Immutable.
 *
 * <p>Mime4j decodes 8-bit octets in a header as UTF-8 and loses those of other charsets. Values therefore have one
 * character for each octet; {@link HeaderText} decodes them.
 */
public final class MimeHeader {
    private static final Pattern TYPE = Pattern.compile("\\s*+([\\w.+-]++/[\\w.+-]++)");
    /** The media type or the disposition. Some programs forget the semicolon behind it. */
    private static final Pattern MAIN_VALUE = Pattern.compile("\\s*+[\\w.+/-]*+");

    private static final Set<String> UNREADABLE_TEXT =
            Set.of("text/calendar", "text/rtf", "text/vcard", "text/x-vcard", "text/directory", "text/rfc822-headers");
    private static final int MAX_PARAMETERS = 100;
    private static final int MAX_FILE_NAME = 500;
    private static final int MAX_OCTET = 0xFF;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final String type;
    private final Map<String, String> typeParameters;
    private final Map<String, String> dispositionParameters;

    MimeHeader(List<RawField> fields) {
        fields.forEach(field -> this.fields.putIfAbsent(field.getNameLowerCase(), octets(field)));
        String contentType = this.fields.getOrDefault("content-type", "");
        Matcher matcher = TYPE.matcher(contentType);
        type = matcher.lookingAt() ? matcher.group(1).toLowerCase(Locale.ROOT) : "text/plain";
        typeParameters = parameters(contentType);
        dispositionParameters = parameters(this.fields.getOrDefault("content-disposition", ""));
    }

    private static String octets(RawField field) {
        int start = field.getDelimiterIdx() + 1;
        return ContentUtil.decode(field.getRaw(), start, field.getRaw().length() - start)
                .strip();
    }

    private static Map<String, String> parameters(String value) {
        Matcher main = MAIN_VALUE.matcher(value);
        String rest = value.substring(main.lookingAt() ? main.end() : 0);
        ByteSequence octets = ContentUtil.encode(StandardCharsets.UTF_8, rest);
        Map<String, String> parameters = new LinkedHashMap<>();
        RawFieldParser.DEFAULT.parseParameters(octets, new ParserCursor(0, octets.length())).stream()
                .filter(parameter -> parameter.getValue() != null)
                .limit(MAX_PARAMETERS)
                .forEach(parameter -> parameters.putIfAbsent(lowerCaseName(parameter), parameter.getValue()));
        return parameters;
    }

    private static String lowerCaseName(NameValuePair parameter) {
        return parameter.getName().toLowerCase(Locale.ROOT);
    }

    /** The value of a field as it stands, perhaps folded; null if the header does not have it. */
    public String field(String name) {
        return fields.get(name.toLowerCase(Locale.ROOT));
    }

    /** The names of all fields, in lower case. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** The media type in lower case, without parameters; {@code text/plain} by default (RFC 2045, section 5.2). */
    public String type() {
        return type;
    }

    /** The charset's name as the sender wrote it; may be null. */
    String charset() {
        return typeParameters.get("charset");
    }

    /** Whether lines end softly at a blank (RFC 3676). */
    boolean isFlowed() {
        return "flowed".equalsIgnoreCase(typeParameters.get("format"));
    }

    Optional<String> boundary() {
        return Optional.ofNullable(typeParameters.get("boundary")).filter(boundary -> !boundary.isBlank());
    }

    TransferEncoding transferEncoding() {
        return TransferEncoding.of(field("Content-Transfer-Encoding"));
    }

    /** A multipart to be read, unlike one that is an attachment. */
    boolean isMultipart() {
        return type.startsWith("multipart/") && !isCsv() && !isAttachment();
    }

    /** A mail within a mail. It counts as forwarded, also if it is attached. */
    boolean isMail() {
        return (type.equals("message/rfc822") || type.equals("message/global")) && !isCsv();
    }

    boolean isAttachment() {
        String disposition = fields.getOrDefault("content-disposition", "").toLowerCase(Locale.ROOT);
        return !isMail()
                && (disposition.startsWith("attachment")
                        || fileName(dispositionParameters, "filename").isPresent());
    }

    boolean isCsv() {
        return type.equals("text/csv")
                || type.equals("application/csv")
                || fileName().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    boolean isHtml() {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /** Whether the content is needed: a list, or text that a customer may have written. */
    boolean isKept() {
        return isCsv() || !isAttachment() && (isHtml() || type.startsWith("text/") && !UNREADABLE_TEXT.contains(type));
    }

    /** Without folders and control characters; empty if there is none. */
    String fileName() {
        String name = fileName(dispositionParameters, "filename")
                .or(() -> fileName(typeParameters, "name"))
                .orElse("");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
    }

    /** The plain parameter, or else its pieces or its extended form (RFC 2231). */
    private static Optional<String> fileName(Map<String, String> parameters, String name) {
        if (parameters.containsKey(name)) {
            return Optional.of(decoded(parameters.get(name)));
        }
        MimeParameterMapping mapping = new MimeParameterMapping();
        parameters.forEach(mapping::addParameter);
        return Optional.ofNullable(mapping.get(name)).map(MimeHeader::decoded);
    }

    /** Mime4j has decoded the encoded words whose charset it knows. */
    private static String decoded(String name) {
        boolean octets = name.chars().allMatch(c -> c <= MAX_OCTET);
        return octets ? HeaderText.decode(name) : OneLine.of(name, MAX_FILE_NAME);
    }
}
