package ua.meterline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import ua.meterline.common.TextDecoder;
import ua.meterline.common.UnusableFileException;

/**
 * The text of a list and its separator. Encoding and separator are right when the header can be read with them.
 *
 * @param text without byte order mark and without the line {@code sep=;} of spreadsheets
 */
record ListText(String text, char separator) {
    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("\\A\"?sep=([^\\r\\n\"]*)\"?[,;\\t]*\\R", Pattern.CASE_INSENSITIVE);
    /** Never a quote or a character common in cells. */
    private static final Pattern SEPARATOR = Pattern.compile("[,;:|\\t]");

    private static final int LINES_LOOKED_AT = 1_000;
    /** More columns are no list, and the cells of a line are in memory at once. */
    private static final int MOST_COLUMNS = 1_000;

    /** Charsets by which UTF-8 is mistakenly read and written again. */
    private static final List<Charset> MISTAKEN =
            List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"), Charset.forName("windows-1251"));

    /** The first text in which there is a header, or else the most likely one. */
    static ListText of(byte[] octets) {
        return candidates(octets)
                .filter(candidate -> !candidate.isTooWide() && ListHeader.isIn(candidate.records()))
                .findFirst()
                .or(() -> candidates(octets).findFirst())
                .orElseThrow();
    }

    private static Stream<ListText> candidates(byte[] octets) {
        return texts(octets).flatMap(ListText::separated);
    }

    private static Stream<String> texts(byte[] octets) {
        String text = TextDecoder.decode(octets, null);
        return Stream.concat(Stream.of(text), repaired(text));
    }

    /** What was encoded twice. */
    private static Stream<String> repaired(String text) {
        return text.chars().allMatch(c -> c < 0x80)
                ? Stream.empty()
                : MISTAKEN.stream()
                        .filter(charset -> charset.newEncoder().canEncode(text))
                        .flatMap(charset -> utf8(text.getBytes(charset)).stream());
    }

    private static Optional<String> utf8(byte[] octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Stream<ListText> separated(String decoded) {
        String text = decoded.replaceFirst("\\A\uFEFF+", "");
        Matcher announcement = ANNOUNCEMENT.matcher(text);
        if (!announcement.find()) {
            return separators(text).map(separator -> new ListText(text, separator));
        }
        String list = text.substring(announcement.end());
        String announced = announcement.group(1);
        return SEPARATOR.matcher(announced).matches()
                ? Stream.of(new ListText(list, announced.charAt(0)))
                : separators(list).map(separator -> new ListText(list, separator));
    }

    /** The most frequent one by lines first; commas last, because they also occur in numbers and notes. */
    private static Stream<Character> separators(String text) {
        return Stream.of('\t', ';', '|', ',')
                .sorted(Comparator.comparingLong((Character candidate) -> lines(text, candidate))
                        .thenComparing(candidate -> candidate != ',')
                        .reversed());
    }

    private static long lines(String text, char candidate) {
        return text.lines()
                .limit(LINES_LOOKED_AT)
                .filter(line -> line.indexOf(candidate) >= 0)
                .count();
    }

    /** @throws UnusableFileException when it is no table, or an unbalanced quote merges rows */
    ListTable table() throws UnusableFileException {
        if (isTooWide() || text.indexOf('\0') >= 0) {
            throw ListReader.notAList();
        }
        for (CSVRecord line : lines()) {
            checkQuotes(line);
        }
        return new ListTable("", records());
    }

    private boolean isTooWide() {
        return text.lines()
                .anyMatch(line -> line.chars().filter(c -> c == separator).count() > MOST_COLUMNS);
    }

    private Iterable<ListRecord> records() {
        return () -> lines().stream().map(ListText::record).iterator();
    }

    private static ListRecord record(CSVRecord line) {
        return new ListRecord(
                line.getRecordNumber(), line.stream().map(ListCells::plain).toList());
    }

    /** From the start. Of a text in memory, there is nothing to close. */
    private CSVParser lines() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try {
            return CSVParser.parse(text, format);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    private void checkQuotes(CSVRecord line) throws UnusableFileException {
        if (line.stream().anyMatch(this::containsARow)) {
            throw new UnusableFileException(
                    "unbalanced-quotes",
                    "In row " + line.getRecordNumber() + " a quote begins that does not end before the next row.");
        }
    }

    private boolean containsARow(String cell) {
        return cell.indexOf('\n') >= 0
                && cell.lines()
                        .skip(1)
                        .filter(line -> line.indexOf(separator) >= 0)
                        .flatMap(line -> Stream.of(line.split(Pattern.quote(String.valueOf(separator)))))
                        .anyMatch(inner -> ListCells.account(ListCells.plain(inner.replace("\"", "")))
                                .isPresent());
    }
}
