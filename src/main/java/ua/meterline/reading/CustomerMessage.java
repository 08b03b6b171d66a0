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
 * @param unanswerable why no reply to this message is sent; null when one is
 * @param reassembledFrom the id of its stored segments; null for a message that came in one piece
 * @param imported what else is known of a part of a mail or a row of a list; null for all others
 * @param link by which an SMS came, and its reply should leave; null where unknown
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
        Long reassembledFrom,
        Imported imported,
        String link) {
    /** A message that came in one piece; it is answered unless the sender is empty. */
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

    /**
     * A part of a mail or a row of a list, already read by its edge.
     *
     * @param unanswerable null when the edge composes and stores a reply after the message is stored
     */
    public CustomerMessage(
            Channel channel,
            String sender,
            String recipient,
            Instant receivedAt,
            String text,
            Fingerprint fingerprint,
            Suppression unanswerable,
            Imported imported) {
        this(channel, sender, recipient, receivedAt, text, null, fingerprint, unanswerable, null, imported, null);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return channel.label() + " message of " + text.length() + " characters";
    }
}
