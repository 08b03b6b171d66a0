package ua.meterline.cli;

import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** Standard input with lines that a person types, which a terminal shows when they are read. Restored at the end. */
final class TypedInput extends InputStream {
    /** What a test class locks that replaces standard input: there is one for all tests. */
    static final String RESOURCE = "System.in";

    private final InputStream before = System.in;
    private final Iterator<String> lines;
    private final StringWriter terminal;
    private byte[] line = {};
    private int next;

    private TypedInput(Iterator<String> lines, StringWriter terminal) {
        this.lines = lines;
        this.terminal = terminal;
    }

    /** @throws IllegalStateException when another test has replaced standard input: the two would read each other's */
    static TypedInput of(List<String> lines, StringWriter terminal) {
        if (System.in instanceof TypedInput) {
            throw new IllegalStateException("another test types: lock TypedInput.RESOURCE in the classes of both");
        }
        TypedInput input = new TypedInput(lines.iterator(), terminal);
        System.setIn(input);
        return input;
    }

    @Override
    public int read() {
        if (next == line.length && !typeLine()) {
            return -1;
        }
        return line[next++] & 0xFF;
    }

    /** At most the rest of a line, so that no reader shows the next one too early. */
    @Override
    public int read(byte[] into, int offset, int length) {
        if (next == line.length && !typeLine()) {
            return -1;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count;
    }

    private boolean typeLine() {
        if (!lines.hasNext()) {
            return false;
        }
        String text = lines.next() + "\n";
        terminal.write(text);
        line = text.getBytes(StandardCharsets.UTF_8);
        next = 0;
        return true;
    }

    @Override
    public int available() {
        return line.length - next;
    }

    @Override
    public void close() {
        System.setIn(before);
    }
}
