package ua.meterline.joining;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;

/** Parts of long messages for tests. */
public final class Parts {
    public static final String SENDER = "380671112233";
    public static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private Parts() {}

    /** Of a message with the reference 7. */
    public static MessagePart part(int number, int total, String text) {
        return part(SENDER, 7, number, total, text);
    }

    public static MessagePart part(String sender, int reference, int number, int total, String text) {
        return new MessagePart(
                sender,
                "7104",
                new ConcatenationReference(reference, total, number),
                0,
                0,
                text.getBytes(US_ASCII),
                NOW);
    }

    /** The same, received later. */
    public static MessagePart later(MessagePart part, Duration delay) {
        return new MessagePart(
                part.sender(),
                part.recipient(),
                part.concatenation(),
                part.esmClass(),
                part.dataCoding(),
                part.octets(),
                part.receivedAt().plus(delay));
    }

    public static String text(LongMessage message) {
        StringBuilder text = new StringBuilder();
        message.parts().forEach(part -> text.append(new String(part.octets(), US_ASCII)));
        return text.toString();
    }
}
