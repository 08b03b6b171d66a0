package ua.meterline.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;
import org.apache.james.mime4j.util.MimeParameterMapping;
import ua.meterline.common.OneLine;
import ua.meterline.inbox.FileKind;

/**
 * The header of a mail or of a body part (RFC 5322, RFC 2045). Of fields with the same name the first counts, but of
 * media types a multipart. Immutable.
 *
 * <p>Mime4j decodes 8-bit octets in a header as UTF-8 and loses those of other charsets. Values therefore have one
 * character for each octet; {@link HeaderText} decodes them.
 */
public final class MimeHeader {
    /** The media type or the disposition. Some programs forget the semicolon behind it. */
    private static final Pattern MAIN_VALUE = Pattern.compile("\\s*+([\\w.+-]*+(?:/[\\w.+-]++)?)");

    private static final Pattern HTML =
            Pattern.compile("text/.*html|application/xhtml\\+xml|text/(?:enriched|richtext)");
    private static final Pattern UNREADABLE_TEXT =
            Pattern.compile("text/(?:calendar|rtf|(?:x-)?vcard|directory|rfc822-headers)");
    /** Names for lists that have none. */
    private static final Map<String, String> NAMES = Map.of(
            "text/csv", "attachment.csv",
            "application/csv", "attachment.csv",
            "text/comma-separated-values", "attachment.csv",
            "text/tab-separated-values", "attachment.tsv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment.xlsx");

    private static final int MAX_FILE_NAME = 500;
    private static final int MAX_OCTET = 0xFF;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Value contentType;
    private final boolean isAttachment;
    private final String fileName;
    private final FileKind kind;

    MimeHeader(List<RawField> fields) {
        for (RawField field : fields) {
            String octets = octets(field);
            this.fields.merge(
                    field.getNameLowerCase(),
                    octets,
                    (first, next) -> isFirstMultipart(field, first, next) ? next : first);
        }
        contentType = Value.of(this.fields.getOrDefault("content-type", ""));
        Value disposition = Value.of(this.fields.getOrDefault("content-disposition", ""));
        Optional<String> attachedAs = disposition.fileName("filename");
        isAttachment = !isMail() && (disposition.main().equals("attachment") || attachedAs.isPresent() && !isText());
        String name = attachedAs
                .or(() -> contentType.fileName("name"))
                .map(MimeHeader::fileName)
                .orElse("");
        fileName = name.isEmpty() ? NAMES.getOrDefault(type(), "") : name;
        kind = FileKind.of(NAMES.getOrDefault(type(), fileName)).orElse(null);
    }

    private static boolean isFirstMultipart(RawField field, String first, String next) {
        return field.getNameLowerCase().equals("content-type")
                && Value.of(next).main().startsWith("multipart/")
                && !Value.of(first).main().startsWith("multipart/");
    }

    private static String octets(RawField field) {
        int start = field.getDelimiterIdx() + 1;
        return ContentUtil.decode(field.getRaw(), start, field.getRaw().length() - start)
                .strip();
    }

    /** A structured value: what stands first, in lower case, and the parameters by their names in lower case. */
    private record Value(String main, Map<String, String> parameters) {
        private static final int MAX_PARAMETERS = 100;
        /** The number of a piece with one digit. Mime4j takes pieces in the order in which they stand. */
        private static final Pattern PIECE = Pattern.compile("\\*(\\d)(?!\\d)");

        static Value of(String text) {
            Matcher main = MAIN_VALUE.matcher(text);
            main.lookingAt();
            ByteSequence octets = ContentUtil.encode(StandardCharsets.UTF_8, text.substring(main.end()));
            Map<String, String> parameters = new LinkedHashMap<>();
            RawFieldParser.DEFAULT.parseParameters(octets, new ParserCursor(0, octets.length())).stream()
                    .filter(parameter -> parameter.getValue() != null)
                    .limit(MAX_PARAMETERS)
                    .forEach(parameter ->
                            parameters.putIfAbsent(parameter.getName().toLowerCase(Locale.ROOT), parameter.getValue()));
            return new Value(main.group(1).toLowerCase(Locale.ROOT), parameters);
        }

        /** The plain parameter, or else its pieces or its extended form (RFC 2231). Mime4j prefers the others. */
        Optional<String> fileName(String name) {
            if (parameters.isEmpty() || parameters.containsKey(name)) {
                return Optional.ofNullable(parameters.get(name));
            }
            MimeParameterMapping mapping = new MimeParameterMapping();
            parameters.entrySet().stream()
                    .sorted(Comparator.comparing(
                            parameter -> PIECE.matcher(parameter.getKey()).replaceFirst("*0$1")))
                    .forEach(parameter -> mapping.addParameter(parameter.getKey(), parameter.getValue()));
            return Optional.ofNullable(mapping.get(name));
        }
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
        return contentType.main().indexOf('/') > 0 ? contentType.main() : "text/plain";
    }

    /** A parameter of Content-Type, such as the charset, as the sender wrote it; may be null. */
    public String parameter(String name) {
        return contentType.parameters().get(name);
    }

    /** A multipart to be read, unlike one that is an attachment. */
    boolean isMultipart() {
        return type().startsWith("multipart/") && !isAttachment && !isList();
    }

    /** A mail within a mail. It counts as forwarded, also if it is attached. */
    public boolean isMail() {
        return type().equals("message/rfc822") || type().equals("message/global");
    }

    /** An inline text with a name is not an attachment: gateways of MMS and some mail programs give it one. */
    public boolean isAttachment() {
        return isAttachment;
    }

    /** By its name or its type. */
    public boolean isList() {
        return kind == FileKind.LIST || kind == FileKind.WORKBOOK;
    }

    public boolean isTextFile() {
        return isAttachment && (kind == FileKind.TEXT || type().equals("text/plain"));
    }

    /** A document that may have readings, but cannot be read. */
    public boolean isUnsupported() {
        return kind == FileKind.UNSUPPORTED && (isAttachment || !isText()) && !isMail();
    }

    /** Including formats that are read like HTML. */
    public boolean isHtml() {
        return HTML.matcher(type()).matches();
    }

    /** Text that a customer may have written. */
    boolean isText() {
        return isHtml()
                || type().startsWith("text/")
                        && !UNREADABLE_TEXT.matcher(type()).matches();
    }

    /** Without folders and control characters; empty if there is none, but of a list never. */
    public String fileName() {
        return fileName;
    }

    /** Mime4j has decoded the encoded words whose charset it knows. */
    private static String fileName(String name) {
        boolean octets = name.chars().allMatch(c -> c <= MAX_OCTET);
        String decoded = octets ? HeaderText.decode(name) : OneLine.of(name, MAX_FILE_NAME);
        return decoded.substring(Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\')) + 1)
                .strip();
    }
}
