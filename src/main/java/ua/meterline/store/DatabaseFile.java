package ua.meterline.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import ua.meterline.common.SqliteUrl;

/** Where the file of a database lies, and what SQLite keeps beside it. */
public final class DatabaseFile {
    private static final String PREFIX = "jdbc:sqlite:";

    private DatabaseFile() {}

    /**
     * The file of {@code jdbc:sqlite:FILE} or {@code jdbc:sqlite:file:FILE}, either perhaps with {@code ?parameters}.
     */
    public static Path of(String url) {
        String name = url.substring(PREFIX.length()).replaceFirst("\\?.*", "");
        return Path.of(name.startsWith("file:") ? unescaped(name.substring("file:".length())) : name);
    }

    private static String unescaped(String name) {
        return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The name of a copy of another database while it is made; it becomes this file when it is complete. */
    public static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".unfinished");
    }

    public static String url(Path file) {
        return SqliteUrl.of(file);
    }
}
