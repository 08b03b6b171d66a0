package ua.meterline.common;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * How all CSV output is written: RFC 4180 in UTF-8, with a header, and cells protected against formula injection. The
 * defaults of the settings open right in a spreadsheet of a country with decimal commas. Immutable.
 *
 * @param delimiter between cells
 * @param byteOrderMark whether U+FEFF begins the output; without it, Excel takes UTF-8 for Windows-1251
 * @param accountsAsFormulas whether accounts are written {@code ="0501234567"}: a spreadsheet that opens the file by a
 *     double click would drop the leading zero of digits, and another program cannot read the formula
 */
public record CsvDialect(char delimiter, boolean byteOrderMark, boolean accountsAsFormulas) {
    private static final String MARK = "\uFEFF";
    /** Letters behind the delimiter. */
    private static final String WITH_MARK = "b";

    private static final String WITH_FORMULAS = "f";

    /** A printer that has written the header; closing it closes the output. */
    public CSVPrinter printer(Appendable out, String... header) throws IOException {
        out.append(byteOrderMark ? MARK : "");
        return new CSVPrinter(out, format().builder().setHeader(header).get());
    }

    /** The header as the first line, without a line end. */
    public String firstLine(List<String> header) {
        return (byteOrderMark ? MARK : "") + line(header);
    }

    /** Cells as a line, without a line end. */
    public String line(List<?> cells) {
        return format().format(cells.toArray());
    }

    private CSVFormat format() {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    }

    /** A cell as it is printed: text is made harmless, a boolean is 0 or 1, null is empty. */
    public Object cell(Object value) {
        if (value instanceof String text) {
            return SpreadsheetCell.of(text);
        }
        return value instanceof Boolean yes ? Integer.valueOf(yes ? 1 : 0) : value;
    }

    /** An account as it is printed. */
    public Object account(String digits) {
        return accountsAsFormulas ? "=\"" + digits + '"' : cell(digits);
    }

    /** A short text that {@link #parse} reads, for the database: {@code ;b} for semicolons and a mark. */
    @Override
    public String toString() {
        return delimiter + (byteOrderMark ? WITH_MARK : "") + (accountsAsFormulas ? WITH_FORMULAS : "");
    }

    /** @throws IllegalArgumentException when the text is empty */
    public static CsvDialect parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a CSV dialect begins with its delimiter");
        }
        String flags = text.substring(1);
        return new CsvDialect(text.charAt(0), flags.contains(WITH_MARK), flags.contains(WITH_FORMULAS));
    }
}
