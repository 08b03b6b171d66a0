package ua.meterline.billing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a batch as CSV (RFC 4180), with a header. Cells are protected against formula injection. */
final class CsvBatch implements BatchWriter {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(BatchColumn.ALL.stream().map(BatchColumn::name).toArray(String[]::new))
            .get();

    private final Batch batch;
    private final CSVPrinter printer;

    CsvBatch(Batch batch, OutputStream out) throws IOException {
        this.batch = batch;
        this.printer = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
    }

    @Override
    public void write(BatchReading reading) throws IOException {
        for (BatchColumn column : BatchColumn.ALL) {
            printer.print(cell(column.value().apply(batch, reading)));
        }
        printer.println();
    }

    private static Object cell(Object value) {
        if (value instanceof String text) {
            return SpreadsheetCell.of(text);
        }
        return value instanceof Boolean yes ? (yes ? 1 : 0) : value;
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
