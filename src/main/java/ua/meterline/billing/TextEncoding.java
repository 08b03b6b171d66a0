package ua.meterline.billing;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ua.meterline.common.TextDecoder;
import ua.meterline.common.UnusableFileException;

/** Detects UTF-16, UTF-8, or else the Cyrillic charset that a text is most plausible in. */
final class TextEncoding {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 16;
    /** A line is in memory as a whole. */
    private static final int LONGEST_LINE = 100_000;

    private TextEncoding() {}

    /**
     * A reader positioned after the byte order mark, if any. Reads the whole file first to detect its encoding.
     *
     * @throws UnusableFileException when it is no text
     */
    static BufferedReader reader(Path file) throws IOException, UnusableFileException {
        Charset charset = of(file);
        Reader decoded = new InputStreamReader(Files.newInputStream(file), charset);
        BufferedReader reader = new BufferedReader(new LimitedLines(decoded, file), BUFFER);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** Cyrillic in a single-octet charset is hardly ever valid UTF-8. */
    static Charset of(Path file) throws IOException, UnusableFileException {
        byte[] head = head(file);
        Optional<Charset> utf16 = utf16(head);
        if (utf16.isPresent()) {
            return utf16.get();
        } else if (zeros(head, 0) + zeros(head, 1) > 0) {
            throw new UnusableFileException("not-a-list", "It is no text, but a binary file.");
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : TextDecoder.singleOctet(head);
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BUFFER);
        }
    }

    /** By its byte order mark, or by the zeros in every other octet that digits and separators have. */
    private static Optional<Charset> utf16(byte[] head) {
        int first = head.length < 2 ? 0 : Byte.toUnsignedInt(head[0]) << 8 | Byte.toUnsignedInt(head[1]);
        int pairs = head.length / 2;
        if (first == BYTE_ORDER_MARK || zeros(head, 0) * 4 > pairs && zeros(head, 1) == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        } else if (first == Character.reverseBytes(BYTE_ORDER_MARK)
                || zeros(head, 1) * 4 > pairs && zeros(head, 0) == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static int zeros(byte[] head, int first) {
        int zeros = 0;
        for (int i = first; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer octets = ByteBuffer.allocate(BUFFER);
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(octets) < 0;
                octets.flip();
                if (decoder.decode(octets, characters.clear(), end).isError()) {
                    return false;
                }
                octets.compact();
            }
            return true;
        }
    }

    /** Stops at a line that is too long to be one of a list, before it fills the memory. */
    private static final class LimitedLines extends FilterReader {
        private final Path file;
        private int length;

        LimitedLines(Reader in, Path file) {
            super(in);
            this.file = file;
        }

        @Override
        public int read(char[] buffer, int offset, int count) throws IOException {
            int read = super.read(buffer, offset, count);
            for (int i = offset; i < offset + read; i++) {
                length = buffer[i] == '\n' || buffer[i] == '\r' ? 0 : length + 1;
                if (length > LONGEST_LINE) {
                    throw new IOException(
                            "%s: it is no list: a line has more than %,d characters".formatted(file, LONGEST_LINE));
                }
            }
            return read;
        }
    }
}
