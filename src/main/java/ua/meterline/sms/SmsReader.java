package ua.meterline.sms;

import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppMessage;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import ua.meterline.reading.CustomerMessage;

/**
 * Reads a customer's message out of what the SMPP consumer brings, from the PDU's own octets: the body that camel-smpp
 * makes of them knows too few encodings. Thread-safe.
 */
public final class SmsReader {
    private final InstantSource clock;

    public SmsReader(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when it is neither a deliver_sm nor a data_sm */
    public CustomerMessage read(Exchange exchange) {
        if (!(exchange.getMessage() instanceof SmppMessage message
                && message.getCommand() instanceof AbstractSmCommand command)) {
            throw new IllegalArgumentException("neither deliver_sm nor data_sm");
        }
        byte[] octets = command instanceof DeliverSm deliverSm ? deliverSm.getShortMessage() : null;
        if (octets == null || octets.length == 0) {
            octets = payload(command);
        }
        return new InboundSms(
                        text(command.getSourceAddr()),
                        text(command.getDestAddress()),
                        Byte.toUnsignedInt(command.getDataCoding()),
                        octets)
                .toCustomerMessage(clock.instant());
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
