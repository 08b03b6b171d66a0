package ua.meterline.sms.concat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;

/** Parts of long messages for tests. */
public final class Parts {
    public static final String SENDER = "380671112233";
    public static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private Parts() {}

    /** Of a message with the reference 7. */
    public static Segment part(int number, int total, String text) {
        return part(SENDER, 7, number, total, text);
    }

    public static Segment part(String sender, int reference, int number, int total, String text) {
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

    /** The same, received later. */
    public static Segment later(Segment part, Duration delay) {
        return new Segment(
                null,
                part.sender(),
                part.recipient(),
                part.concatenation(),
                part.esmClass(),
                part.dataCoding(),
                part.octets(),
                part.receivedAt().plus(delay));
    }

    public static String text(ConcatenatedMessage message) {
        StringBuilder text = new StringBuilder();
        message.segments().forEach(part -> text.append(new String(part.octets(), US_ASCII)));
        return text.toString();
    }
}
