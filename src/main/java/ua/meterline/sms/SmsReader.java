package ua.meterline.sms;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppMessage;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.concat.ConcatenationReference;

/**
 * Replaces the PDU of the smpp consumer by a customer message or a segment, and removes all headers. It reads the raw
 * octets, because camel-smpp decodes too few encodings. Thread-safe.
 */
public final class SmsReader implements Processor {
    private final SmsTextDecoder reader;
    private final NumberPlan numbers;
    private final InstantSource clock;

    public SmsReader(SmsTextDecoder reader, NumberPlan numbers, InstantSource clock) {
        this.reader = reader;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @throws NotAMessageException for another PDU; the exchange is unchanged then */
    @Override
    public void process(Exchange exchange) throws NotAMessageException {
        Object message = read(
                message(exchange), exchange.getMessage().getHeader(LinkHeader.NAME, String.class), clock.instant());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(message);
    }

    /** A {@link ua.meterline.reading.CustomerMessage} or a {@link ua.meterline.sms.concat.Segment}. */
    public Object read(AbstractSmCommand command, String link, Instant receivedAt) {
        InboundSms sms = sms(command, link);
        ConcatenationReference segment = Concatenation.of(command, sms);
        if (segment != null) {
            return sms.toSegment(segment, receivedAt);
        }
        NumberPlan.Party from = numbers.party(command.getSourceAddrTon(), sms.sender());
        return sms.toCustomerMessage(reader, from, receivedAt);
    }

    /** The text of a message in one piece; empty for a segment. */
    public Optional<String> text(AbstractSmCommand command) {
        InboundSms sms = sms(command, null);
        return Concatenation.of(command, sms) != null
                ? Optional.empty()
                : Optional.of(reader.read(sms.esmClass(), sms.dataCoding(), sms.octets())
                        .text());
    }

    /** @throws NotAMessageException for another PDU */
    public static AbstractSmCommand message(Exchange exchange) throws NotAMessageException {
        if (exchange.getMessage() instanceof SmppMessage message
                && (message.getCommand() instanceof DeliverSm || message.getCommand() instanceof DataSm)) {
            return (AbstractSmCommand) message.getCommand();
        }
        throw new NotAMessageException();
    }

    private static InboundSms sms(AbstractSmCommand command, String link) {
        return new InboundSms(
                link,
                ShortMessage.text(command.getSourceAddr()),
                ShortMessage.text(command.getDestAddress()),
                Byte.toUnsignedInt(command.getEsmClass()),
                Byte.toUnsignedInt(command.getDataCoding()),
                ShortMessage.octets(command));
    }
}
