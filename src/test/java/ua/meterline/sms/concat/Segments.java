package ua.meterline.sms.concat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;

/** Segments of long messages for tests. */
public final class Segments {
    public static final String SENDER = "380671112233";
    public static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private Segments() {}

    /** A segment of the message with reference 7. */
    public static Segment segment(int number, int total, String text) {
        return segment(SENDER, 7, number, total, text);
    }

    public static Segment segment(String sender, int reference, int number, int total, String text) {
        return new Segment(
                null,
                sender,
                "7104",
                new ConcatenationReference(reference, total, number),
                0,
                0,
                text.getBytes(US_ASCII),
                NOW);
    }

    /** The same segment, received later. */
    public static Segment later(Segment segment, Duration delay) {
        return new Segment(
                null,
                segment.sender(),
                segment.recipient(),
                segment.concatenation(),
                segment.esmClass(),
                segment.dataCoding(),
                segment.octets(),
                segment.receivedAt().plus(delay));
    }

    public static String text(ConcatenatedMessage message) {
        StringBuilder text = new StringBuilder();
        message.segments().forEach(segment -> text.append(new String(segment.octets(), US_ASCII)));
        return text.toString();
    }
}
