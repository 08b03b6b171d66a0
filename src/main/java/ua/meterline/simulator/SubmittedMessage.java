package ua.meterline.simulator;

import java.util.List;

/**
 * An accepted submit_sm (SMPP 3.4 section 4.4.1).
 *
 * @param text decoded by data_coding, without a user data header; from message_payload where short_message is empty
 * @param octets the same as received, header included; not copied
 * @param messageId the message_id in submit_sm_resp
 * @param answered false if no response is sent: the ESME cannot know that the message was accepted
 * @param receivedAtNanos {@link System#nanoTime()} of the reception
 */
public record SubmittedMessage(
        Address source,
        Address destination,
        byte esmClass,
        byte dataCoding,
        byte registeredDelivery,
        String text,
        byte[] octets,
        String messageId,
        boolean answered,
        BoundEsme from,
        long receivedAtNanos) {

    private static final int SHORTEST_SUBSCRIBER = 7;

    /** Whether it goes to a service, which is an ESME here, and not to a subscriber. */
    boolean isToShortCode() {
        return destination.value().length() < SHORTEST_SUBSCRIBER;
    }

    /** The message that its recipient gets. */
    MobileMessage routed() {
        return new MobileMessage(source, destination, esmClass, dataCoding, octets, List.of());
    }

    @Override
    public String toString() {
        return source + " → " + destination + ": " + text;
    }
}
