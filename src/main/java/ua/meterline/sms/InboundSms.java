package ua.meterline.sms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;

/**
 * A short message as an SMSC delivered it.
 *
 * @param sender source_addr; empty when the SMSC sent none
 * @param recipient destination_addr
 * @param dataCoding 0 to 255 (SMPP 3.4, section 5.2.19)
 * @param octets short_message, or message_payload where that is used instead
 */
record InboundSms(String sender, String recipient, int dataCoding, byte[] octets) {
    /** SMPP gives an inbound message no id, and its sequence number is another one when it is delivered again. */
    private Fingerprint fingerprint() {
        MessageDigest digest = sha256();
        update(digest, sender.getBytes(StandardCharsets.UTF_8));
        update(digest, recipient.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) dataCoding);
        digest.update(octets);
        return Fingerprint.of(digest.digest());
    }

    /** With its length before it, so that no two different messages are hashed as the same octets. */
    private static void update(MessageDigest digest, byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        digest.update(field);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @param from the sender, understood; the fingerprint is made of how the SMSC wrote him */
    CustomerMessage toCustomerMessage(NumberPlan.Party from, Instant receivedAt) {
        String text = DataCoding.decode(dataCoding, octets);
        byte[] raw = DataCoding.isFaithful(dataCoding, octets, text) ? null : octets;
        return new CustomerMessage(
                Channel.SMS, from.address(), recipient, receivedAt, text, raw, fingerprint(), from.unanswerable());
    }
}
