package ua.meterline.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A UTF-8 file with a {@code sender text} per line; blank lines and lines that begin with # are left out. */
final class MessageFile {
    private MessageFile() {}

    /**
     * @throws IOException if the file cannot be read as UTF-8
     * @throws IllegalArgumentException if a line is no message; says which
     */
    static List<MobileMessage> read(Path file, String recipient) throws IOException {
        List<MobileMessage> messages = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                messages.add(parse(line, recipient, file + ", line " + number));
            }
        }
        return messages;
    }

    private static MobileMessage parse(String line, String recipient, String where) {
        String[] parts = line.strip().split("\\s", 2);
        try {
            return MobileMessage.of(parts[0], recipient, parts.length > 1 ? parts[1] : "");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }
}
