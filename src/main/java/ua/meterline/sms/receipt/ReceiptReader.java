package ua.meterline.sms.receipt;

import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppMessage;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.ShortMessage;

/**
 * Recognises delivery receipts and replaces the PDU of the smpp consumer by a {@link DeliveryReceipt}. It never
 * fails: unreadable fields are missing in the result. Thread-safe.
 */
public final class ReceiptReader implements Processor, Predicate {
    private final NumberPlan numbers;
    private final InstantSource clock;

    public ReceiptReader(NumberPlan numbers, InstantSource clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Whether the PDU is a delivery receipt or an intermediate notification, as {@link ReceiptDetector} decides. */
    @Override
    public boolean matches(Exchange exchange) {
        AbstractSmCommand command = command(exchange);
        return command != null && ReceiptDetector.isReceipt(command);
    }

    @Override
    public void process(Exchange exchange) {
        AbstractSmCommand command = command(exchange);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(read(command, clock.instant()));
    }

    private static AbstractSmCommand command(Exchange exchange) {
        return exchange.getMessage() instanceof SmppMessage message
                        && (message.getCommand() instanceof DeliverSm || message.getCommand() instanceof DataSm)
                ? (AbstractSmCommand) message.getCommand()
                : null;
    }

    /** As {@link #matches}, of a deliver_sm or data_sm. */
    public boolean isReceipt(AbstractSmCommand command) {
        return ReceiptDetector.isReceipt(command);
    }

    public DeliveryReceipt read(AbstractSmCommand command, Instant receivedAt) {
        byte[] octets = ShortMessage.octets(command);
        ReceiptText text = ReceiptText.of(octets);
        ReceiptParameters parameters = ReceiptParameters.of(command);
        return new DeliveryReceipt(
                receivedAt,
                numbers.party(command.getSourceAddrTon(), ShortMessage.text(command.getSourceAddr()))
                        .address(),
                numbers.party(command.getDestAddrTon(), ShortMessage.text(command.getDestAddress()))
                        .address(),
                parameters.messageId().or(text::messageId).orElse(null),
                parameters.state().or(text::state).orElse(null),
                text.error().or(parameters::error).orElse(null),
                octets);
    }
}
