package ua.meterline.inbox;

import java.io.IOException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import ua.meterline.common.TextDecoder;

/**
 * The decoded text of a list and its separator, both detected.
 *
 * @param text without byte order mark and without the line {@code sep=;} of spreadsheets
 */
record ListText(String text, char separator) {
    private static final Pattern ANNOUNCEMENT = Pattern.compile("\\Asep=([^\\r\\n]*)\\R", Pattern.CASE_INSENSITIVE);
    /** Never a quote or a character common in cells. */
    private static final Pattern SEPARATOR = Pattern.compile("[,;:|\\t]");

    private static final int LINES_LOOKED_AT = 20;

    static ListText of(byte[] octets) {
        String text = TextDecoder.decode(octets, null);
        Matcher announcement = ANNOUNCEMENT.matcher(text);
        if (!announcement.find()) {
            return new ListText(text, separator(text));
        }
        String list = text.substring(announcement.end());
        String announced = announcement.group(1);
        return new ListText(list, SEPARATOR.matcher(announced).matches() ? announced.charAt(0) : separator(list));
    }

    /** The most frequent one by lines; commas last, because they also occur in numbers and notes. */
    private static char separator(String text) {
        return Stream.of('\t', ';', ',')
                .max(Comparator.comparingLong((Character candidate) -> lines(text, candidate))
                        .thenComparing(candidate -> candidate != ','))
                .orElseThrow();
    }

    private static long lines(String text, char candidate) {
        return text.lines()
                .limit(LINES_LOOKED_AT)
                .filter(line -> line.indexOf(candidate) >= 0)
                .count();
    }

    /** Parses it from the start. */
    CSVParser lines() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        return CSVParser.parse(text, format);
    }

    /** @throws UnusableFileException when an unbalanced quote merges rows */
    void checkQuotes(CSVRecord line) throws UnusableFileException {
        if (line.stream().anyMatch(this::containsARow)) {
            throw new UnusableFileException(
                    "unbalanced-quotes",
                    "In row " + line.getRecordNumber() + " a quote begins that does not end before the next row.");
        }
    }

    private boolean containsARow(String cell) {
        return cell.lines()
                .skip(1)
                .filter(line -> line.indexOf(separator) >= 0)
                .flatMap(line -> Stream.of(line.split(Pattern.quote(String.valueOf(separator)))))
                .anyMatch(inner -> ListCells.account(inner).isPresent());
    }
}
