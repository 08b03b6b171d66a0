package ua.meterline.sms.receipt;

import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppMessage;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.ShortMessage;
import ua.meterline.sms.codec.SmsTextDecoder;

/**
 * Recognises delivery receipts and replaces the PDU of the smpp consumer by a {@link DeliveryReceipt}. It never
 * fails: unreadable fields are missing in the result. Thread-safe.
 */
public final class ReceiptReader implements Processor, Predicate {
    /** Receipts are ASCII, whatever data_coding 0 stands for. */
    private static final SmsTextDecoder TEXT = new SmsTextDecoder("latin1", false);

    private final NumberPlan numbers;
    private final InstantSource clock;

    public ReceiptReader(NumberPlan numbers, InstantSource clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Whether the PDU is a delivery receipt or an intermediate notification: by esm_class (SMPP 3.4, section 5.2.12),
     * or by receipted_message_id, which no phone can send.
     */
    @Override
    public boolean matches(Exchange exchange) {
        AbstractSmCommand command = command(exchange);
        return command != null
                && (MessageType.SMSC_DEL_RECEIPT.containedIn(command.getEsmClass())
                        || MessageType.INTER_DEL_NOTIF.containedIn(command.getEsmClass())
                        || command.getOptionalParameter(OptionalParameter.Tag.RECEIPTED_MESSAGE_ID) != null);
    }

    @Override
    public void process(Exchange exchange) {
        AbstractSmCommand command = command(exchange);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(read(command));
    }

    private static AbstractSmCommand command(Exchange exchange) {
        return exchange.getMessage() instanceof SmppMessage message
                        && (message.getCommand() instanceof DeliverSm || message.getCommand() instanceof DataSm)
                ? (AbstractSmCommand) message.getCommand()
                : null;
    }

    private DeliveryReceipt read(AbstractSmCommand command) {
        byte[] octets = ShortMessage.octets(command);
        ReceiptText text = ReceiptText.of(TEXT.read(0, Byte.toUnsignedInt(command.getDataCoding()), octets)
                .text());
        ReceiptParameters parameters = ReceiptParameters.of(command);
        return new DeliveryReceipt(
                clock.instant(),
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
