package ua.meterline.inbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file holds, as the extension of its name tells. */
public enum FileKind {
    MAIL("eml"),
    /** A list as text, with separators. */
    LIST("csv", "tsv"),
    /** A text that is a list only if it has accounts in it. */
    TEXT("txt"),
    /** A spreadsheet in Office Open XML (ECMA-376). Both extensions are read: macros are found in the content. */
    WORKBOOK("xlsx", "xlsm"),
    /** Documents in which customers send readings, but which cannot be read. */
    UNSUPPORTED(
            "xls", "xlsb", "xlt", "xltx", "ods", "fods", "numbers", "dbf", "mdb", "pdf", "doc", "docx", "docm", "odt",
            "rtf", "pages", "htm", "html", "mht", "xml", "json", "zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz",
            "msg");

    private final String[] extensions;

    FileKind(String... extensions) {
        this.extensions = extensions;
    }

    /** Empty for all other names, such as those of files that are still being transferred. */
    public static Optional<FileKind> of(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.indexOf('.') < 0
                ? Optional.empty()
                : Stream.of(values())
                        .filter(kind -> Stream.of(kind.extensions).anyMatch(extension::equals))
                        .findFirst();
    }
}
