package ua.meterline.sms.concat;

import java.time.Instant;
import java.util.Arrays;

/**
 * One of the short messages that make a long one, as an SMSC delivered it.
 *
 * @param link by which it came; null where nobody knows
 * @param sender source_addr
 * @param recipient destination_addr
 * @param esmClass 0 to 255; says whether the octets begin with a user data header
 * @param dataCoding 0 to 255
 * @param octets as they came; not to be changed
 */
public record Segment(
        String link,
        String sender,
        String recipient,
        ConcatenationReference concatenation,
        int esmClass,
        int dataCoding,
        byte[] octets,
        Instant receivedAt) {
    /** What the parts of one message have in common, by whatever link they come. */
    public record Key(String sender, String recipient, int reference, int total) {}

    public Key key() {
        return new Key(sender, recipient, concatenation.reference(), concatenation.total());
    }

    public int number() {
        return concatenation.number();
    }

    /** Whether the other one, of the same number, says the same. */
    boolean saysTheSameAs(Segment other) {
        return dataCoding == other.dataCoding && esmClass == other.esmClass && Arrays.equals(octets, other.octets);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return "part " + number() + " of " + concatenation.total();
    }
}
