package ua.meterline.sms;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import ua.meterline.joining.LongMessage;
import ua.meterline.joining.MessagePart;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;

/** Makes a customer's message of the parts that it came in. Thread-safe. */
public final class LongSmsReader implements Processor {
    private final TextReader reader;

    public LongSmsReader(TextReader reader) {
        this.reader = reader;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setBody(toCustomerMessage(exchange.getMessage().getBody(LongMessage.class)));
    }

    /** It came when the last of its parts came. */
    CustomerMessage toCustomerMessage(LongMessage message) {
        List<MessagePart> parts = message.parts();
        DecodedText decoded = reader.read(parts);
        return new CustomerMessage(
                Channel.SMS,
                message.first().sender(),
                message.first().recipient(),
                parts.stream()
                        .map(MessagePart::receivedAt)
                        .max(Instant::compareTo)
                        .orElseThrow(),
                decoded.text(),
                decoded.whole() ? null : octets(parts),
                fingerprint(message),
                message.id());
    }

    private static Fingerprint fingerprint(LongMessage message) {
        SmsDigest digest =
                new SmsDigest(message.first().sender(), message.first().recipient());
        for (MessagePart part : message.parts()) {
            ByteBuffer place = ByteBuffer.allocate(3 * Integer.BYTES)
                    .putInt(part.concatenation().reference())
                    .putInt(part.concatenation().total())
                    .putInt(part.number());
            digest.add(place.array()).add(part.dataCoding(), part.octets());
        }
        return digest.fingerprint();
    }

    /** One after the other, with their headers. */
    private static byte[] octets(List<MessagePart> parts) {
        ByteBuffer all = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> part.octets().length).sum());
        parts.forEach(part -> all.put(part.octets()));
        return all.array();
    }
}
