package ua.meterline.sms;

import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppMessage;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import ua.meterline.joining.ConcatenationReference;

/**
 * Puts a customer's message, or a part of one, in the place of what the SMPP consumer brings, and leaves nothing else of it.
 * It is read from the PDU's own octets: the body that camel-smpp makes of them knows too few encodings. Thread-safe.
 */
public final class SmsReader implements Processor {
    private final TextReader reader;
    private final InstantSource clock;

    public SmsReader(TextReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** @throws NotAMessageException when it is a receipt or a notification; then it is left as it is */
    @Override
    public void process(Exchange exchange) throws NotAMessageException {
        Object message = read(message(exchange));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(message);
    }

    /** A {@link ua.meterline.reading.CustomerMessage} or a {@link ua.meterline.joining.MessagePart}. */
    Object read(AbstractSmCommand command) {
        InboundSms sms = sms(command);
        ConcatenationReference part = Concatenation.of(command, sms);
        return part == null ? sms.toCustomerMessage(reader, clock.instant()) : sms.toPart(part, clock.instant());
    }

    private static AbstractSmCommand message(Exchange exchange) throws NotAMessageException {
        if (exchange.getMessage() instanceof SmppMessage message
                && (message.getCommand() instanceof DeliverSm || message.getCommand() instanceof DataSm)) {
            AbstractSmCommand command = (AbstractSmCommand) message.getCommand();
            if (!DeliverSm.isSmscDeliveryReceipt(command.getEsmClass())) {
                return command;
            }
        }
        throw new NotAMessageException();
    }

    private static InboundSms sms(AbstractSmCommand command) {
        byte[] octets = command instanceof DeliverSm deliverSm ? deliverSm.getShortMessage() : null;
        if (octets == null || octets.length == 0) {
            octets = payload(command);
        }
        return new InboundSms(
                text(command.getSourceAddr()),
                text(command.getDestAddress()),
                Byte.toUnsignedInt(command.getEsmClass()),
                Byte.toUnsignedInt(command.getDataCoding()),
                octets);
    }

    /** message_payload (SMPP 3.4, section 5.3.2.32), for what is longer than 254 octets. */
    private static byte[] payload(AbstractSmCommand command) {
        OptionalParameter payload = command.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
        return payload instanceof OptionalParameter.OctetString octets ? octets.getValue() : new byte[0];
    }

    private static String text(String address) {
        return address == null ? "" : address;
    }
}
