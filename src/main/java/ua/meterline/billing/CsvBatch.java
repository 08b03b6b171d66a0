package ua.meterline.billing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** RFC 4180: commas, CR LF, a header. Cells are protected against formula injection. */
final class CsvBatch implements BatchWriter {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "batch",
                    "period",
                    "account",
                    "meter",
                    "value",
                    "kind",
                    "previous_value",
                    "on_time",
                    "received_at",
                    "channel",
                    "message_id")
            .get();

    private final Batch batch;
    private final CSVPrinter printer;

    CsvBatch(Batch batch, OutputStream out) throws IOException {
        this.batch = batch;
        this.printer = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
    }

    @Override
    public void write(BatchReading reading) throws IOException {
        printer.printRecord(
                batch.id(),
                SpreadsheetCell.of(batch.period().toString()),
                SpreadsheetCell.of(reading.account()),
                reading.meter(),
                reading.value(),
                reading.kind(),
                reading.previousValue(),
                reading.onTime() ? 1 : 0,
                SpreadsheetCell.of(reading.receivedAt()),
                SpreadsheetCell.of(reading.channel()),
                reading.messageId());
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
