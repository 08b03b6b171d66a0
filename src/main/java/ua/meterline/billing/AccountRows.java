package ua.meterline.billing;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import ua.meterline.common.FileSignature;
import ua.meterline.common.UnusableFileException;
import ua.meterline.common.workbook.Workbook;
import ua.meterline.common.workbook.WorkbookRow;

/** The rows of an account file that are not blank, whatever its format. For use by one thread. */
interface AccountRows extends Closeable {
    /**
     * @param number of the line or the row of the sheet, from 1
     * @param cells null for a line with an unbalanced quotation mark
     */
    record Row(long number, List<String> cells) {}

    /** Empty at the end. */
    Optional<Row> next() throws IOException;

    /**
     * Opens a file by its content, not by its name: a workbook or a text.
     *
     * @throws UnusableFileException when it is something else, with what it is
     */
    static AccountRows open(Path file) throws IOException, UnusableFileException {
        Optional<FileSignature> signature = FileSignature.of(TextEncoding.head(file));
        if (signature.isEmpty()) {
            return new OfText(TextEncoding.reader(file));
        } else if (signature.get() == FileSignature.ZIP || signature.get() == FileSignature.OLE) {
            return OfWorkbook.open(file);
        }
        throw new UnusableFileException(
                "unsupported-format", "It is " + signature.get().description() + ". Save the list as .csv or .xlsx.");
    }

    /** One row per line, so that an unbalanced quotation mark spoils its own line only. */
    final class OfText implements AccountRows {
        private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

        private final BufferedReader reader;
        /** Null before the first line with a separator. */
        private CSVFormat format;

        private long number;

        OfText(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public Optional<Row> next() throws IOException {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                boolean announcement = number == 1 && line.matches("(?i)\"?sep=.\"?");
                if (!line.isBlank() && !announcement) {
                    return Optional.of(new Row(number, cells(line)));
                }
            }
            return Optional.empty();
        }

        private List<String> cells(String line) {
            if (format == null) {
                format = format(line);
            }
            try (CSVParser parser = CSVParser.parse(line, format == null ? format(',') : format)) {
                return parser.getRecords().get(0).toList();
            } catch (UncheckedIOException | IOException e) {
                return null;
            }
        }

        /** The separator that the line has most of; null where it has none. */
        private static CSVFormat format(String line) {
            return SEPARATORS.stream()
                    .filter(separator -> count(line, separator) > 0)
                    .reduce((most, other) -> count(line, other) > count(line, most) ? other : most)
                    .map(OfText::format)
                    .orElse(null);
        }

        private static CSVFormat format(char separator) {
            return CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(separator)
                    .setTrailingData(true)
                    .get();
        }

        private static long count(String line, char character) {
            return line.chars().filter(c -> c == character).count();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** The rows of the first sheet that has any. */
    final class OfWorkbook implements AccountRows {
        /** More is beyond the limits of a workbook anyway. */
        private static final long MOST_OCTETS = 64L * 1024 * 1024;

        private final Workbook workbook;
        private final Iterator<WorkbookRow> rows;

        private OfWorkbook(Workbook workbook) {
            this.workbook = workbook;
            this.rows = workbook.sheets().stream()
                    .map(sheet -> sheet.rows().iterator())
                    .filter(Iterator::hasNext)
                    .findFirst()
                    .orElseGet(() -> Stream.<WorkbookRow>empty().iterator());
        }

        static OfWorkbook open(Path file) throws IOException, UnusableFileException {
            if (Files.size(file) > MOST_OCTETS) {
                throw new UnusableFileException("too-large", "The workbook is too large. Save the list as .csv.");
            }
            return new OfWorkbook(Workbook.open(Files.readAllBytes(file)));
        }

        @Override
        public Optional<Row> next() throws IOException {
            try {
                while (rows.hasNext()) {
                    WorkbookRow row = rows.next();
                    int width = IntStream.range(0, row.cells().size())
                            .filter(i -> !row.cells().get(i).isBlank())
                            .reduce(0, (widest, i) -> i + 1);
                    if (width > 0) {
                        return Optional.of(new Row(row.number(), row.cells().subList(0, width)));
                    }
                }
                return Optional.empty();
            } catch (RuntimeException e) {
                throw new IOException("it is no workbook that can be read", e);
            }
        }

        @Override
        public void close() {
            workbook.close();
        }
    }
}
