package ua.meterline.reading;

import java.time.Instant;

/**
 * One message of a customer, whatever the channel, as its edge understood it.
 *
 * @param sender the address a reply goes to, a telephone number as E.164 writes it ({@code +380501234567}); as it came where it
 *     cannot be answered; empty when the message came without one
 * @param recipient the address of ours that it was sent to
 * @param text what the customer wrote; empty when nothing could be read
 * @param raw the octets as they came, where {@code text} does not hold them all; otherwise null
 * @param fingerprint equal for two deliveries of the same message
 * @param unanswerable why nothing can be sent to the sender; null when it can
 * @param joinedFrom under which the store keeps the parts that it came in; null for one that came whole
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
        Long joinedFrom) {
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
                null);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return channel.label() + " message of " + text.length() + " characters";
    }
}
