package ua.meterline.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A UTF-8 file with a {@code sender text} per line; blank lines and lines that begin with # are skipped. A line such as
 * {@code encoding ucs2}, {@code split udh8} or {@code parts shuffled} applies to the lines after it.
 */
final class MessageFile {
    private MessageFile() {}

    /**
     * @throws IOException if the file cannot be read as UTF-8
     * @throws IllegalArgumentException if a line is invalid; the message names the line
     */
    static List<MobileMessage> read(Path file, String recipient, Handset usual) throws IOException {
        List<MobileMessage> messages = new ArrayList<>();
        Handset handset = usual;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            line = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line; // the mark of some editors
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s", 2);
            String rest = words.length > 1 ? words[1] : "";
            try {
                if (Handset.has(words[0])) {
                    handset = handset.with(words[0], rest.strip());
                } else {
                    messages.addAll(handset.write(words[0], recipient, rest));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return messages;
    }
}
