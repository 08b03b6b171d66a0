package ua.meterline.billing;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads an account file line by line, one account per line, so that an unbalanced quote spoils its own line only. The
 * separator is comma or semicolon, whichever the first line has more of. For use by one thread.
 */
final class AccountFile implements Closeable {
    private static final List<AccountColumn> IN_THEIR_ORDER = List.of(AccountColumn.values());

    /** A line: an account, or the problem with it. */
    record Line(long number, Optional<AccountRow> account, String problem) {}

    private final BufferedReader reader;
    private CSVFormat format;
    private List<AccountColumn> columns = IN_THEIR_ORDER;
    private long number;

    private AccountFile(BufferedReader reader) {
        this.reader = reader;
    }

    /** @throws IOException when the file cannot be read */
    static AccountFile open(Path file) throws IOException {
        return new AccountFile(TextEncoding.reader(file));
    }

    /** The next line that is neither empty nor a header; empty at the end. */
    Optional<Line> next() throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            boolean first = format == null;
            if (first && !line.isBlank()) {
                format = format(line);
            }
            if (!line.isBlank() && !(first && isHeader(line))) {
                return Optional.of(read(line));
            }
        }
        return Optional.empty();
    }

    private static CSVFormat format(String line) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(count(line, ';') > count(line, ',') ? ';' : ',')
                .setTrailingData(true)
                .get();
    }

    private static long count(String line, char character) {
        return line.chars().filter(c -> c == character).count();
    }

    /**
     * A header is a first line without a digit in its first cell; if all names are known, it determines the columns.
     */
    private boolean isHeader(String line) throws IOException {
        List<String> cells = cells(line);
        boolean header = cells.get(0).chars().noneMatch(Character::isDigit);
        if (header) {
            columns = AccountColumn.named(cells).orElse(IN_THEIR_ORDER);
        }
        return header;
    }

    private Line read(String line) throws IOException {
        try {
            return new Line(number, Optional.of(AccountRow.of(columns, cells(line))), null);
        } catch (IllegalArgumentException e) {
            return new Line(number, Optional.empty(), e.getMessage());
        }
    }

    private List<String> cells(String line) throws IOException {
        try (CSVParser parser = CSVParser.parse(line, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.get(0).toList();
        } catch (UncheckedIOException | IOException e) {
            throw new IllegalArgumentException("a quotation mark is not closed on this line", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
