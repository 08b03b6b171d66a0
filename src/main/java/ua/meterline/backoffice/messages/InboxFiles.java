package ua.meterline.backoffice.messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ua.meterline.common.Sha256;
import ua.meterline.store.Sql;

/** Imported and quarantined files of the inbox folder. Thread-safe. */
public final class InboxFiles {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String REASON = ".reason";
    private static final int LONGEST_REASON = 2_000;

    private final Path inbox;

    public InboxFiles(Path inbox) {
        this.inbox = inbox;
    }

    /**
     * A file in {@code failed/}.
     *
     * @param at when it was received
     * @param reason why it could not be imported
     */
    public record Quarantined(String name, Instant at, String reason) {}

    /** The newest ones. */
    public List<Quarantined> quarantined(int most) throws IOException {
        List<Quarantined> files = new ArrayList<>();
        for (Path file : filesIn(inbox.resolve("failed"))) {
            Path reason = file.resolveSibling(file.getFileName() + REASON);
            if (Files.isRegularFile(reason, LinkOption.NOFOLLOW_LINKS)) {
                files.add(new Quarantined(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file).toInstant(),
                        beginning(reason)));
            }
        }
        files.sort(Comparator.comparing(Quarantined::at).reversed());
        return files.subList(0, Math.min(most, files.size()));
    }

    private static String beginning(Path reason) throws IOException {
        String text = Files.readString(reason, StandardCharsets.UTF_8).strip();
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }

    /** The messages of all files of this name, or of the file with this SHA-256. */
    SortedSet<Long> messagesOf(Connection connection, String file) throws SQLException, IOException {
        SortedSet<Long> messages = new TreeSet<>();
        if (HASH.matcher(file).matches()) {
            messages.addAll(ofHash(connection, file.toLowerCase(Locale.ROOT)));
            return messages;
        }
        for (Path found : named(file)) {
            messages.addAll(ofHash(connection, Sha256.hex(found)));
        }
        return messages;
    }

    private static List<Long> ofHash(Connection connection, String hash) throws SQLException {
        List<Long> messages = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-messages-of-file", "key", "sha256:" + hash);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                messages.add(row.getLong(1));
            }
        }
        return messages;
    }

    /** Compared as text: a name never leads out of the folders. */
    private List<Path> named(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        List<Path> folders = new ArrayList<>(List.of(inbox.resolve("failed")));
        folders.addAll(below(inbox.resolve("done"), Files::isDirectory));
        for (Path folder : folders) {
            for (Path file : filesIn(folder)) {
                if (file.getFileName().toString().equals(name)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        return below(folder, file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    private static List<Path> below(Path folder, java.util.function.Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).toList();
        }
    }
}
