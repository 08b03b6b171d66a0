package ua.meterline.backoffice.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ua.meterline.common.Sha256;
import ua.meterline.store.Sql;

/** Mails and lists in {@code done/} and {@code failed/} of the inbox that became some of the given messages. */
final class ImportedFiles {
    private static final List<String> BESIDE = List.of(".result.csv", ".reason");

    private final Path inbox;

    /** Files whose messages are all given, and files that have others, too. */
    record Found(List<Path> whole, List<Path> shared) {}

    ImportedFiles(Path inbox) {
        this.inbox = inbox;
    }

    Found of(Set<Long> messages, Connection connection) throws SQLException, IOException {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (Path file : files()) {
            Set<Long> became = messagesOf(file, connection);
            if (became.stream().anyMatch(messages::contains)) {
                (messages.containsAll(became) ? found.whole() : found.shared()).add(file);
            }
        }
        return found;
    }

    /** Deletes a file and what stands beside it. Idempotent. */
    static void delete(Path file) throws IOException {
        for (String suffix : BESIDE) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
        Files.deleteIfExists(file);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(inbox.resolve("done"), inbox.resolve("failed"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> below = Files.walk(folder)) {
                    below.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                    && BESIDE.stream().noneMatch(file.toString()::endsWith))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static Set<Long> messagesOf(Path file, Connection connection) throws SQLException, IOException {
        Set<Long> messages = new HashSet<>();
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-messages-of-file", "key", "sha256:" + Sha256.hex(file));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                messages.add(row.getLong(1));
            }
        }
        return messages;
    }
}
