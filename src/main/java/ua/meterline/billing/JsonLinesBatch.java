package ua.meterline.billing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.camel.util.json.JsonObject;

/** Writes a batch as one JSON object per line. {@code previous_value} is present in corrections only. */
final class JsonLinesBatch implements BatchWriter {
    private final Batch batch;
    private final Writer out;

    JsonLinesBatch(Batch batch, OutputStream out) {
        this.batch = batch;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void write(BatchReading reading) throws IOException {
        JsonObject line = new JsonObject();
        for (BatchColumn column : BatchColumn.ALL) {
            Object value = column.value().apply(batch, reading);
            if (value != null) {
                line.put(column.name(), value);
            }
        }
        line.toJson(out);
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
