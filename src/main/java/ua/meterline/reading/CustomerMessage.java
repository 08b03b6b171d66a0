package ua.meterline.reading;

import java.time.Instant;

/**
 * One message of a customer, whatever the channel, as its edge understood it.
 *
 * @param sender the address a reply goes to, of a telephone as E.164 writes it ({@code +380501234567}); as it came where it
 *     cannot be answered; empty when the message came without one
 * @param recipient the address of ours that it was sent to
 * @param text what the customer wrote; empty when nothing could be read
 * @param raw the octets as they came, where {@code text} does not hold them all; otherwise null
 * @param fingerprint equal for two deliveries of the same message
 * @param unanswerable why nothing can be sent to the sender; null when it can
 * @param joinedFrom under which the store keeps the parts that it came in; null for one that came whole
 * @param imported what else is known of a mail or a list's row; null for all others
 * @param link by which an SMS came, and its reply should leave; null where nobody knows
 */
public record CustomerMessage(
        Channel channel,
        String sender,
        String recipient,
        Instant receivedAt,
        String text,
        byte[] raw,
        Fingerprint fingerprint,
        Suppression unanswerable,
        Long joinedFrom,
        Imported imported,
        String link) {
    /** A message that came whole; whoever has an address can be answered. */
    public CustomerMessage(
            Channel channel,
            String sender,
            String recipient,
            Instant receivedAt,
            String text,
            byte[] raw,
            Fingerprint fingerprint) {
        this(
                channel,
                sender,
                recipient,
                receivedAt,
                text,
                raw,
                fingerprint,
                sender.isEmpty() ? Suppression.NO_ADDRESS : null,
                null,
                null,
                null);
    }

    /** A mail or a list's row: its edge has read it, and says with the answer whether that is sent. */
    public CustomerMessage(
            Channel channel,
            String sender,
            String recipient,
            Instant receivedAt,
            String text,
            Fingerprint fingerprint,
            Imported imported) {
        this(channel, sender, recipient, receivedAt, text, null, fingerprint, null, null, imported, null);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return channel.label() + " message of " + text.length() + " characters";
    }
}
