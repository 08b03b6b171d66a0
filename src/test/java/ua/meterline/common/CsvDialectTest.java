package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDialectTest {
    private static final CsvDialect OF_SPREADSHEETS = new CsvDialect(';', true, false);

    static Stream<CsvDialect> dialects() {
        return Stream.of(
                OF_SPREADSHEETS,
                new CsvDialect(',', false, false),
                new CsvDialect('\t', true, false),
                new CsvDialect('|', false, true));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void isReadBackCellByCell(CsvDialect dialect) throws Exception {
        List<String> texts =
                List.of("0501234567", "вул. Миру; 5, кв. 1|2", "a \"b\"\tc", "two\r\nlines", "", " blank ", "07");
        StringBuilder out = new StringBuilder();
        try (CSVPrinter printer = dialect.printer(out, "a", "b", "c", "d", "e", "f", "g")) {
            for (String text : texts) {
                printer.print(dialect.cell(text));
            }
            printer.println();
        }

        String text = out.toString();
        assertThat(text.startsWith("\uFEFF")).isEqualTo(dialect.byteOrderMark());
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(dialect.delimiter()).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text.replace("\uFEFF", "")), format)) {
            assertThat(parser.getRecords())
                    .extracting(CSVRecord::toList)
                    .containsExactly(List.of("a", "b", "c", "d", "e", "f", "g"), texts);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+380501112233", "-5", "@SUM(A1)", "\t=1", "\r=1"})
    void keepsASpreadsheetFromCalculatingWhatCustomersWrote(String text) {
        assertThat(OF_SPREADSHEETS.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void writesFlagsAsDigitsAndKeepsNumbers() {
        assertThat(Stream.of(true, false, 12345L).map(OF_SPREADSHEETS::cell)).containsExactly(1, 0, 12345L);
        assertThat(OF_SPREADSHEETS.cell(null)).isNull();
    }

    /** Excel drops the leading zero of digits, in quotation marks, too. */
    @Test
    void writesAccountsAsFormulasOnlyWhereThatIsSet() {
        assertThat(OF_SPREADSHEETS.account("0501234567")).isEqualTo("0501234567");
        assertThat(new CsvDialect(';', true, true).account("0501234567")).isEqualTo("=\"0501234567\"");
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void isWrittenAsATextForTheDatabase(CsvDialect dialect) {
        assertThat(CsvDialect.parse(dialect.toString())).isEqualTo(dialect);
    }
}
