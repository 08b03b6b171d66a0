package ua.meterline.sms.intake;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.Variable;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.kafka.KafkaConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.sms.RejectionLog;
import ua.meterline.store.StoreFailure;

/**
 * Records that cannot be stored. As a predicate, it tells whether the record is to blame for a failure; as a processor,
 * it makes the record of the dead-letter topic: key and value are those of the record, the headers say where it was and
 * why it is there. Thread-safe.
 */
public final class DeadLetters implements Predicate, Processor {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final RateLimitedLog log = new RateLimitedLog(LOG::error);

    /** False for a failure of the database, and while the gateway stops: the record is read again then. */
    @Override
    public boolean matches(Exchange exchange) {
        Throwable failure = exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return !StoreFailure.isOfTheStore(failure)
                && !exchange.getContext().getStatus().isStopping()
                && Causes.of(failure)
                        .noneMatch(cause -> cause instanceof RejectedExecutionException
                                || cause instanceof DirectConsumerNotAvailableException
                                || cause instanceof InterruptedException);
    }

    /** The content of a record that could not be read or judged. */
    public DeadLetter of(
            @Variable("record") IntakeRecord record, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        String reason = failure instanceof IllegalArgumentException
                ? String.valueOf(failure.getMessage())
                : RejectionLog.place(failure);
        log.log("record", "Kafka: record " + record + " is a dead letter: " + reason);
        return new DeadLetter(reason);
    }

    /** The batch of a single record that could not be stored. */
    public IntakeBatch blame(@Body IntakeBatch batch, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        IntakeRecord record = batch.items().get(0).record();
        return new IntakeBatch(List.of(new IntakeItem(record, of(record, failure))));
    }

    public List<IntakeItem> in(@Body IntakeBatch batch) {
        return batch.deadLetters();
    }

    public List<IntakeBatch> singly(@Variable("batch") IntakeBatch batch) {
        return batch.singly();
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        IntakeItem item = message.getBody(IntakeItem.class);
        IntakeRecord record = item.record();
        message.removeHeaders("*");
        message.setHeader(KafkaConstants.KEY, record.key());
        message.setHeader(SmsRecordWriter.FORMAT_HEADER, SmsRecordWriter.FORMAT);
        message.setHeader("reason", ((DeadLetter) item.content()).reason());
        message.setHeader("topic", record.topic());
        message.setHeader("partition", Integer.toString(record.partition()));
        message.setHeader("offset", Long.toString(record.offset()));
        message.setBody(record.value());
    }
}
