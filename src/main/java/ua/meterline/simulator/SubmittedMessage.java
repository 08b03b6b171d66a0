package ua.meterline.simulator;

/**
 * A submit_sm that this SMSC took (SMPP 3.4 section 4.4.1); refused ones never become one.
 *
 * @param text decoded by data_coding, without a user data header; from message_payload where short_message is empty
 * @param octets the same as it came, header included; not copied
 * @param messageId what the submit_sm_resp carries
 * @param answered false while the SMSC is told to stay silent: the ESME cannot know that the message was taken
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

    @Override
    public String toString() {
        return source + " -> " + destination + ": " + text;
    }
}
