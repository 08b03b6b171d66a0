package ua.meterline.store;

import java.nio.file.Path;

/** Where the file of a database lies, and what SQLite keeps beside it. */
public final class DatabaseFile {
    private static final String PREFIX = "jdbc:sqlite:";

    private DatabaseFile() {}

    /**
     * The file of {@code jdbc:sqlite:FILE} or {@code jdbc:sqlite:file:FILE}, either perhaps with {@code ?parameters}.
     */
    public static Path of(String url) {
        String name = url.substring(PREFIX.length()).replaceFirst("\\?.*", "");
        return Path.of(name.startsWith("file:") ? name.substring("file:".length()) : name);
    }

    /** {@code jdbc:sqlite:FILE}. */
    public static String url(Path file) {
        return PREFIX + file;
    }
}
