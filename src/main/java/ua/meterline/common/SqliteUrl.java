package ua.meterline.common;

import java.nio.file.Path;

/** The JDBC URL of a database file. */
public final class SqliteUrl {
    private SqliteUrl() {}

    /**
     * {@code jdbc:sqlite:FILE}; with a question mark in the path, which would begin parameters, {@code
     * jdbc:sqlite:file:FILE} with percent escapes (sqlite.org/uri.html).
     */
    public static String of(Path file) {
        String name = file.toString();
        return name.contains("?") ? "jdbc:sqlite:file:" + escaped(name) : "jdbc:sqlite:" + name;
    }

    private static String escaped(String name) {
        return name.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
    }
}
