package ua.meterline.billing;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A column of the CSV file, and a member of the JSON lines. A new one also needs a component of {@link BatchReading},
 * which {@link BatchRecords} reads from the result of {@code select-batch-readings.sql}; a value that must stay as it
 * was at the export also needs a column of the table {@code batch_reading}, filled by {@code
 * insert-batch-readings.sql}.
 *
 * @param value a text, a number or a boolean; null where the reading has none
 */
record BatchColumn(String name, BiFunction<Batch, BatchReading, Object> value) {
    static final String ACCOUNT = "account";

    /** In the order of the file. */
    static final List<BatchColumn> ALL = List.of(
            new BatchColumn("batch", (batch, reading) -> batch.id()),
            new BatchColumn("period", (batch, reading) -> batch.period().toString()),
            new BatchColumn(ACCOUNT, (batch, reading) -> reading.account()),
            new BatchColumn("meter", (batch, reading) -> reading.meter()),
            new BatchColumn("meter_number", (batch, reading) -> reading.meterNumber()),
            new BatchColumn("value", (batch, reading) -> reading.value()),
            new BatchColumn("kind", (batch, reading) -> reading.kind()),
            new BatchColumn("previous_value", (batch, reading) -> reading.previousValue()),
            new BatchColumn("on_time", (batch, reading) -> reading.onTime()),
            new BatchColumn("received_at", (batch, reading) -> reading.receivedAt()),
            new BatchColumn("channel", (batch, reading) -> reading.channel()),
            new BatchColumn("message_id", (batch, reading) -> reading.messageId()));
}
