package ua.meterline.sms.concat;

import java.time.Instant;
import java.util.Arrays;

/**
 * One segment of a concatenated message, as an SMSC delivered it.
 *
 * @param link the name of its link; null when unknown
 * @param sender source_addr
 * @param recipient destination_addr
 * @param esmClass 0 to 255; says whether the octets begin with a user data header
 * @param dataCoding 0 to 255
 * @param octets as they came; must not be changed
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
    /** What the segments of one message have in common, whatever link they come by. */
    public record Key(String sender, String recipient, int reference, int total) {}

    public Key key() {
        return new Key(sender, recipient, concatenation.reference(), concatenation.total());
    }

    public int number() {
        return concatenation.number();
    }

    /** Whether another segment of the same number has the same content. */
    boolean hasSameContentAs(Segment other) {
        return dataCoding == other.dataCoding && esmClass == other.esmClass && Arrays.equals(octets, other.octets);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return "segment " + number() + " of " + concatenation.total();
    }
}
