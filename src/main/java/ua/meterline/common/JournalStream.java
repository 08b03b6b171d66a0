package ua.meterline.common;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether an output of this process goes to the journal of systemd, as the variable {@code JOURNAL_STREAM} says
 * (systemd.exec(5)). The journal adds the time to each line, and reads its priority from a prefix (sd-daemon(3)).
 */
public final class JournalStream {
    private static final Path OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path ERROR = Path.of("/proc/self/fd/2");

    private JournalStream() {}

    public static boolean isStandardOutput() {
        return is(System.getenv("JOURNAL_STREAM"), OUTPUT);
    }

    public static boolean isStandardError() {
        return is(System.getenv("JOURNAL_STREAM"), ERROR);
    }

    /** @param variable device and inode, such as {@code 8:1234}; null where the variable is not set */
    static boolean is(String variable, Path output) {
        try {
            return variable != null
                    && variable.equals(
                            Files.getAttribute(output, "unix:dev") + ":" + Files.getAttribute(output, "unix:ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false; // not a system with a journal
        }
    }

    /** Writes the prefix for errors in front of each line. */
    public static Writer errors(Writer out) {
        return new FilterWriter(out) {
            private boolean lineBegins = true;

            @Override
            public void write(int character) throws IOException {
                if (lineBegins) {
                    out.write("<3>");
                }
                out.write(character);
                lineBegins = character == '\n';
            }

            @Override
            public void write(char[] text, int from, int length) throws IOException {
                for (int i = from; i < from + length; i++) {
                    write(text[i]);
                }
            }

            @Override
            public void write(String text, int from, int length) throws IOException {
                write(text.toCharArray(), from, length);
            }
        };
    }
}
