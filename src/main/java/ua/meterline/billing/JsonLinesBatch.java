package ua.meterline.billing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.camel.util.json.JsonObject;

/** One JSON object per line. {@code previous_value} is present in corrections only. */
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
        line.put("batch", batch.id());
        line.put("period", batch.period().toString());
        line.put("account", reading.account());
        line.put("meter", reading.meter());
        line.put("value", reading.value());
        line.put("kind", reading.kind());
        if (reading.isCorrection()) {
            line.put("previous_value", reading.previousValue());
        }
        line.put("on_time", reading.onTime());
        line.put("received_at", reading.receivedAt());
        line.put("channel", reading.channel());
        line.put("message_id", reading.messageId());
        line.toJson(out);
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
