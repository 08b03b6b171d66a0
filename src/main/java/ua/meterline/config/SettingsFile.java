package ua.meterline.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import ua.meterline.common.AccessProblem;

/** Reads a properties file in UTF-8, with the line number of each key, which {@link Properties} does not keep. */
final class SettingsFile {
    /** Some editors write it in front of UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final List<String> problems;
    private final Map<String, SettingValue> values = new LinkedHashMap<>();

    private SettingsFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * The values by key, in the order of the file.
     *
     * @param file null for none
     * @param problems receives a line for each problem of the file, such as a key that is set twice
     */
    static Map<String, SettingValue> read(Path file, List<String> problems) {
        SettingsFile parsed = new SettingsFile(file, problems);
        if (file != null) {
            try {
                parsed.parse(parsed.decode(Files.readAllBytes(file)).lines().toList());
            } catch (NoSuchFileException e) {
                problems.add(file + ": there is no such file");
            } catch (FileSystemException e) {
                problems.add(Files.isDirectory(file) ? file + ": is a folder, not a file" : AccessProblem.of(e));
            } catch (IOException e) {
                problems.add(file + ": " + (Files.isDirectory(file) ? "is a folder, not a file" : e.getMessage()));
            }
        }
        return parsed.values;
    }

    private String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean malformed = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (malformed) {
            long line = 1 + text.chars().filter(character -> character == '\n').count();
            problems.add(file + ":" + line + ": is not UTF-8; save the file in that encoding");
            return "";
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private void parse(List<String> lines) throws IOException {
        for (int at = 0; at < lines.size(); at++) {
            int first = at;
            StringBuilder logicalLine = new StringBuilder(lines.get(at));
            while (!isComment(lines.get(first)) && isContinued(lines.get(at)) && at + 1 < lines.size()) {
                at++;
                logicalLine.append('\n').append(lines.get(at));
            }
            add(logicalLine.toString(), file + ":" + (first + 1));
        }
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
    }

    /** Whether the line continues on the next one: it ends in an odd number of backslashes. */
    private static boolean isContinued(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private void add(String logicalLine, String origin) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(logicalLine));
        } catch (IllegalArgumentException e) {
            problems.add(origin + ": malformed \\u escape; a backslash is written twice");
        }
        for (String key : properties.stringPropertyNames()) {
            SettingValue value =
                    new SettingValue(key, properties.getProperty(key).strip(), origin);
            SettingValue earlier = values.put(key, value);
            if (earlier != null) {
                problems.add(key + " (" + origin + "): is set twice; first at " + earlier.origin());
            }
        }
    }
}
