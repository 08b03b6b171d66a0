package ua.meterline.sms.intake;

import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.component.kafka.KafkaConstants;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.concat.Segment;
import ua.meterline.sms.concat.SegmentArrival;
import ua.meterline.sms.receipt.ReceiptReader;

/** Reads the records of the topic of received SMS, for the routes of consume-intake. Thread-safe. */
public final class IntakeReader {
    private final SmsReader reader;
    private final ReceiptReader receipts;
    private final Supplier<String> topicId;

    /** @param topicId of the topic that is consumed */
    public IntakeReader(SmsReader reader, ReceiptReader receipts, Supplier<String> topicId) {
        this.reader = reader;
        this.receipts = receipts;
        this.topicId = topicId;
    }

    /** @param polled what camel-kafka makes of a batch: an exchange for each record */
    public List<IntakeRecord> records(@Body List<Exchange> polled) {
        String topic = topicId.get();
        return polled.stream()
                .map(Exchange::getMessage)
                .map(message -> record(topic, message))
                .toList();
    }

    private static IntakeRecord record(String topic, Message message) {
        return new IntakeRecord(
                topic,
                message.getHeader(KafkaConstants.PARTITION, Integer.class),
                message.getHeader(KafkaConstants.OFFSET, Long.class),
                message.getHeader(KafkaConstants.KEY, String.class),
                message.getBody(byte[].class));
    }

    /**
     * A {@link CustomerMessage}, a {@link SegmentArrival} or a {@link ua.meterline.sms.receipt.DeliveryReceipt}.
     *
     * @throws IllegalArgumentException when the value is malformed
     */
    public Object content(IntakeRecord record) {
        SmsRecord sms = SmsRecord.read(record.value());
        if (receipts.isReceipt(sms.command())) {
            return receipts.read(sms.command(), sms.receivedAt());
        }
        Object read = reader.read(sms.command(), sms.link(), sms.receivedAt());
        return read instanceof Segment segment ? new SegmentArrival(segment) : read;
    }

    /** Whether the content is to be judged by its text. */
    public boolean isMessage(@Body Object content) {
        return content instanceof CustomerMessage;
    }

    public IntakeItem item(@Variable("record") IntakeRecord record, @Body Object content) {
        return new IntakeItem(record, content);
    }

    /** The items of a batch as one; see {@link org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy}. */
    public IntakeBatch batch(@Body List<IntakeItem> items) {
        return new IntakeBatch(items);
    }
}
