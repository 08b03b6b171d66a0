package ua.meterline.simulator;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A UTF-8 file with a message per line, as {@link AddressedText} describes it; blank lines and lines that begin with #
 * are skipped. A line such as {@code encoding ucs2}, {@code split udh8} or {@code parts shuffled} applies to the lines
 * after it.
 */
final class MessageFile {
    private static final Pattern SENDER_WITHOUT_COLON = Pattern.compile("\\+\\d{3,15} .*|\\d{11,15} .*");

    private MessageFile() {}

    /**
     * @param subscriber the sender of lines without one
     * @throws IOException if the file cannot be read as UTF-8
     * @throws IllegalArgumentException if a line is invalid; the message names the line
     */
    static List<MobileMessage> read(Path file, String subscriber, String recipient, Handset usual) throws IOException {
        List<MobileMessage> messages = new ArrayList<>();
        Handset handset = usual;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            line = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line; // the mark of some editors
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", 2);
            try {
                if (Handset.has(words[0])) {
                    handset = handset.with(words[0], words.length > 1 ? words[1] : "");
                } else {
                    AddressedText message = AddressedText.of(requireColon(line), subscriber);
                    messages.addAll(handset.write(message.sender(), recipient, message.text()));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return messages;
    }

    private static String requireColon(String line) {
        if (SENDER_WITHOUT_COLON.matcher(line.strip()).matches()) {
            throw new IllegalArgumentException("write a colon after the sender, as in +380671112233: 0501234567 12345");
        }
        return line;
    }

    /** Why the file cannot be read. */
    static String reason(IOException failure) {
        if (failure instanceof MalformedInputException) {
            return "it is not in UTF-8";
        } else if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return failure instanceof AccessDeniedException ? "permission denied" : failure.getMessage();
    }
}
