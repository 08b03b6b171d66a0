package ua.meterline.reading;

import java.time.Instant;

/**
 * A message of a customer from any channel, as parsed by its edge.
 *
 * @param sender the address for the reply; a telephone number in E.164 ({@code +380501234567}), or as received if no
 *     reply is possible; empty when the message has no sender
 * @param recipient our address to which it was sent
 * @param text the decoded text; empty when there is none
 * @param raw the received octets if {@code text} is lossy; otherwise null
 * @param fingerprint equal for two deliveries of the same message
 * @param unanswerable why no reply is sent; null when one is sent
 * @param reassembledFrom the id of its stored segments; null for a message of one segment
 * @param imported additional facts about a part of a mail or a row of a list; null for other messages
 * @param link the link over which an SMS was received, preferred for its reply; null when unknown
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
    /** A message of one segment; a reply is sent unless the sender is empty. */
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

    /** Without personal data, for log lines. */
    @Override
    public String toString() {
        return channel.label() + " message of " + text.length() + " characters";
    }
}
