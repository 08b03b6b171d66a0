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
 * @param imported what the edge read from a mail, a list or the fields of a form; null where the text is to be read
 * @param link the link over which an SMS was received, preferred for its reply; null when unknown
 * @param part its place among the readings of one SMS; null for a message that stands alone
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
        String link,
        MessagePart part) {
    /** A message that stands alone. */
    public CustomerMessage(
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
        this(
                channel,
                sender,
                recipient,
                receivedAt,
                text,
                raw,
                fingerprint,
                unanswerable,
                reassembledFrom,
                imported,
                link,
                null);
    }

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

    /** Whether it is part of a mail or a row of a list, which is imported again until it is stored. */
    public boolean isFromFile() {
        return imported != null && !imported.keys().isEmpty();
    }

    /** Whether it is an SMS from a number that an SMS can be sent to: neither a service nor a name. */
    public boolean isSmsOfSubscriber() {
        return channel == Channel.SMS && (unanswerable == null || unanswerable == Suppression.ANSWERED_TOGETHER);
    }

    /** As {@link #isSmsOfSubscriber}, without one of several readings: its reply belongs to it alone. */
    public boolean isWholeSmsOfSubscriber() {
        return isSmsOfSubscriber() && part == null;
    }

    /** One of the readings of this SMS. The first one has its fingerprint and its segments, the last one its reply. */
    CustomerMessage as(MessagePart place, String line) {
        return new CustomerMessage(
                channel,
                sender,
                recipient,
                receivedAt,
                line,
                raw,
                fingerprint.of(place),
                unanswerable == null && !place.isLast() ? Suppression.ANSWERED_TOGETHER : unanswerable,
                place.isFirst() ? reassembledFrom : null,
                imported,
                link,
                place);
    }

    /** The same message; no reply to it is sent, for this reason. */
    CustomerMessage unanswered(Suppression why) {
        return new CustomerMessage(
                channel,
                sender,
                recipient,
                receivedAt,
                text,
                raw,
                fingerprint,
                why,
                reassembledFrom,
                imported,
                link,
                part);
    }

    /** Without personal data, for log lines. */
    @Override
    public String toString() {
        return channel.label() + " message of " + text.length() + " characters";
    }
}
