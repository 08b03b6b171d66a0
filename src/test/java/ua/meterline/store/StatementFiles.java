package ua.meterline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of {@code sql/}. */
final class StatementFiles {
    private static final Path FOLDER = Path.of("src/main/resources/sql");

    /** What an insert or an update may leave out. */
    private static final Set<String> NULLABLE = Set.of(
            "reason",
            "raw",
            "link",
            "next_attempt_at",
            "smsc_message_id",
            "note",
            "detail",
            "object_kind",
            "object_id",
            "until",
            "forced",
            "old_number",
            "old_digits",
            "new_number",
            "new_digits",
            "supersedes",
            "as_of",
            "error",
            "defect");

    private StatementFiles() {}

    /** The names of all that are written for both databases, or for SQLite. */
    static Stream<String> names() throws IOException {
        return namesIn(FOLDER);
    }

    /** The names of those for PostgreSQL alone. */
    static Stream<String> overrides() throws IOException {
        return namesIn(FOLDER.resolve("postgresql"));
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql"))
                    .map(file -> file.replace(".sql", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".sql"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether null stands for something in a parameter, or is what a column may hold. */
    static boolean mayBeNull(String name, String parameter) {
        return text(name).matches("(?s).*:\\?" + parameter + " AS \\w+\\) IS NULL.*")
                || name.matches("(insert|upsert|update)-.*") && NULLABLE.contains(parameter);
    }

    /** The parameters that either database uses. */
    static Set<String> parameters(String name) {
        Set<String> parameters = new TreeSet<>();
        for (Dialect dialect : Dialect.values()) {
            parameters.addAll(NamedSql.resource(name, dialect).names());
        }
        return parameters;
    }
}
