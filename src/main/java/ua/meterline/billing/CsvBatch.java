package ua.meterline.billing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVPrinter;
import ua.meterline.common.CsvDialect;

/** Writes a batch as CSV in its dialect. */
final class CsvBatch implements BatchWriter {
    private static final String[] HEADER =
            BatchColumn.ALL.stream().map(BatchColumn::name).toArray(String[]::new);

    private final Batch batch;
    private final CsvDialect dialect;
    private final CSVPrinter printer;

    CsvBatch(Batch batch, OutputStream out) throws IOException {
        this.batch = batch;
        this.dialect = batch.origin().csv();
        this.printer = dialect.printer(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), HEADER);
    }

    @Override
    public void write(BatchReading reading) throws IOException {
        for (BatchColumn column : BatchColumn.ALL) {
            printer.print(
                    column.name().equals(BatchColumn.ACCOUNT)
                            ? dialect.account(reading.account())
                            : dialect.cell(column.value().apply(batch, reading)));
        }
        printer.println();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
