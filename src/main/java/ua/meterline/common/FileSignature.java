package ua.meterline.common;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file is by its first octets, whatever its name says. */
public enum FileSignature {
    PDF("%PDF-", "a PDF document"),
    /** Also a workbook in Office Open XML, and a document of LibreOffice. */
    ZIP("PK\u0003\u0004", "a ZIP archive"),
    /** MS-CFB: what Excel and Word wrote until 2003, and encrypted workbooks. */
    OLE("\u00D0\u00CF\u0011\u00E0", "a document of Excel 97 or Word 97, or protected by a password"),
    GZIP("\u001F\u008B", "a gzip archive"),
    RAR("Rar!", "a RAR archive"),
    SEVEN_ZIP("7z\u00BC\u00AF", "a 7z archive"),
    SQLITE("SQLite format 3", "an SQLite database"),
    PNG("\u0089PNG", "a picture"),
    JPEG("\u00FF\u00D8\u00FF", "a picture"),
    RTF("{\\rtf", "an RTF document"),
    XML("<?xml", "an XML document"),
    HTML("<html", "an HTML page"),
    DOCTYPE("<!doctype", "an HTML page"),
    JSON_OBJECT("{\"", "a JSON document"),
    JSON_ARRAY("[{", "a JSON document");

    private final String octets;
    private final String description;

    FileSignature(String octets, String description) {
        this.octets = octets;
        this.description = description;
    }

    /** With an article: {@code a PDF document}. */
    public String description() {
        return description;
    }

    /**
     * Empty for text and for everything unknown.
     *
     * @param head the first octets, some dozen at least where the file has them
     */
    public static Optional<FileSignature> of(byte[] head) {
        String beginning = new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "");
        return Stream.of(values())
                .filter(signature -> beginning.regionMatches(true, 0, signature.octets, 0, signature.octets.length()))
                .findFirst();
    }
}
