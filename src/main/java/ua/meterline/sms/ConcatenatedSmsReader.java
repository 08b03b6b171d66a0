package ua.meterline.sms;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.sms.codec.DecodedText;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.concat.ConcatenatedMessage;
import ua.meterline.sms.concat.Segment;

/** Makes a customer's message of the parts that it came in. Thread-safe. */
public final class ConcatenatedSmsReader implements Processor {
    /** The parts do not keep the sender's type of number; a name is known by its letters. */
    private static final byte UNKNOWN_TYPE = 0;

    private final SmsTextDecoder reader;
    private final NumberPlan numbers;

    public ConcatenatedSmsReader(SmsTextDecoder reader, NumberPlan numbers) {
        this.reader = reader;
        this.numbers = numbers;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setBody(toCustomerMessage(exchange.getMessage().getBody(ConcatenatedMessage.class)));
    }

    /** It came when the last of its parts came. */
    CustomerMessage toCustomerMessage(ConcatenatedMessage message) {
        List<Segment> parts = message.parts();
        DecodedText decoded = reader.read(parts);
        NumberPlan.Party from = numbers.party(UNKNOWN_TYPE, message.first().sender());
        return new CustomerMessage(
                Channel.SMS,
                from.address(),
                message.first().recipient(),
                parts.stream().map(Segment::receivedAt).max(Instant::compareTo).orElseThrow(),
                decoded.text(),
                decoded.whole() ? null : octets(parts),
                fingerprint(message),
                from.unanswerable(),
                message.id(),
                null,
                message.first().link());
    }

    private static Fingerprint fingerprint(ConcatenatedMessage message) {
        SmsFingerprint digest =
                new SmsFingerprint(message.first().sender(), message.first().recipient());
        for (Segment part : message.parts()) {
            ByteBuffer place = ByteBuffer.allocate(3 * Integer.BYTES)
                    .putInt(part.concatenation().reference())
                    .putInt(part.concatenation().total())
                    .putInt(part.number());
            digest.add(place.array()).add(part.dataCoding(), part.octets());
        }
        return digest.fingerprint();
    }

    /** One after the other, with their headers. */
    private static byte[] octets(List<Segment> parts) {
        ByteBuffer all = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> part.octets().length).sum());
        parts.forEach(part -> all.put(part.octets()));
        return all.array();
    }
}
