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

/** Builds a customer message from the segments of a concatenated message. Thread-safe. */
public final class ConcatenatedSmsReader implements Processor {
    /** Segments are stored without the type of number; an alphanumeric sender is recognised by its letters. */
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

    /** It is received when its last segment is. */
    CustomerMessage toCustomerMessage(ConcatenatedMessage message) {
        List<Segment> segments = message.segments();
        DecodedText decoded = reader.read(segments);
        NumberPlan.Party from = numbers.party(UNKNOWN_TYPE, message.first().sender());
        return new CustomerMessage(
                Channel.SMS,
                from.address(),
                message.first().recipient(),
                segments.stream()
                        .map(Segment::receivedAt)
                        .max(Instant::compareTo)
                        .orElseThrow(),
                decoded.text(),
                decoded.whole() ? null : octets(segments),
                fingerprint(message),
                from.unanswerable(),
                message.id(),
                null,
                message.first().link());
    }

    private static Fingerprint fingerprint(ConcatenatedMessage message) {
        SmsFingerprint digest =
                new SmsFingerprint(message.first().sender(), message.first().recipient());
        for (Segment segment : message.segments()) {
            ByteBuffer place = ByteBuffer.allocate(3 * Integer.BYTES)
                    .putInt(segment.concatenation().reference())
                    .putInt(segment.concatenation().total())
                    .putInt(segment.number());
            digest.add(place.array()).add(segment.dataCoding(), segment.octets());
        }
        return digest.fingerprint();
    }

    /** The octets of all segments with their headers, in order. */
    private static byte[] octets(List<Segment> segments) {
        ByteBuffer all = ByteBuffer.allocate(
                segments.stream().mapToInt(segment -> segment.octets().length).sum());
        segments.forEach(segment -> all.put(segment.octets()));
        return all.array();
    }
}
