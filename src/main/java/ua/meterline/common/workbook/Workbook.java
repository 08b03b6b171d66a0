package ua.meterline.common.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import ua.meterline.common.UnusableFileException;

/** The visible sheets of a spreadsheet file (Office Open XML, ECMA-376). For use by one thread. */
public final class Workbook implements AutoCloseable {
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    /** What in a number format is text, a colour or a condition. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

    private static final Pattern DAY_OR_YEAR = Pattern.compile("[dy]", Pattern.CASE_INSENSITIVE);
    /** Numbers with more digits are neither accounts nor readings. */
    private static final int MOST_DIGITS = 40;

    private final ReadableWorkbook workbook;
    private final int columns;

    private Workbook(ReadableWorkbook workbook, int columns) {
        this.workbook = workbook;
        this.columns = columns;
    }

    /** @throws UnusableFileException when it is malformed, encrypted, exceeds the limits, or has active content */
    public static Workbook open(byte[] octets) throws UnusableFileException {
        int columns = WorkbookScan.columns(octets);
        try {
            return new Workbook(read(octets), columns);
        } catch (IOException | RuntimeException e) {
            throw malformed();
        }
    }

    /** Of a file whose rows turn out to be malformed while they are read. */
    public static UnusableFileException malformed() {
        return WorkbookScan.malformed();
    }

    private static ReadableWorkbook read(byte[] octets) throws IOException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(octets), WITH_FORMATS);
        } catch (ExcelReaderException e) {
            // Fastexcel requires formats, which a workbook need not have.
            return new ReadableWorkbook(new ByteArrayInputStream(octets));
        }
    }

    /** In their order; rows are read one by one, and can be iterated several times. */
    public List<WorkbookSheet> sheets() {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .map(sheet ->
                        new WorkbookSheet(sheet.getName(), () -> rows(sheet).iterator()))
                .toList();
    }

    /** Rows that are read one by one, so that only one of them is in memory. */
    private Stream<WorkbookRow> rows(Sheet sheet) {
        try {
            return sheet.openStream().map(this::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows have the same width: unlike those of a text, cells in a row do not move when one is missing. */
    private WorkbookRow row(Row row) {
        List<String> cells = new ArrayList<>(columns);
        Set<Integer> formulas = new HashSet<>();
        for (int i = 0; i < columns; i++) {
            Cell cell = row.getOptionalCell(i).orElse(null);
            cells.add(cell == null ? "" : text(cell));
            if (cell != null && cell.getFormula() != null) {
                formulas.add(i);
            }
        }
        return new WorkbookRow(row.getRowNum(), cells, formulas);
    }

    private static String text(Cell cell) {
        if (!(cell.getValue() instanceof BigDecimal number)) {
            return cell.getText();
        } else if (isDate(cell)) {
            return date(cell);
        }
        BigDecimal plain = number.stripTrailingZeros();
        boolean tooLong = plain.precision() > MOST_DIGITS || Math.abs(plain.scale()) > MOST_DIGITS;
        return tooLong ? cell.getRawValue() : plain.toPlainString();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && DAY_OR_YEAR.matcher(LITERAL.matcher(format).replaceAll("")).find();
    }

    private static String date(Cell cell) {
        try {
            LocalDateTime time = cell.asDate();
            return time.toLocalDate().toString();
        } catch (RuntimeException e) {
            return cell.getRawValue(); // beyond all calendars
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing memory cannot fail", e);
        }
    }
}
