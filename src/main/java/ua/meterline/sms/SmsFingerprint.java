package ua.meterline.sms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import ua.meterline.common.Sha256;
import ua.meterline.reading.Fingerprint;

/**
 * Computes the fingerprint of a message from its content: SMPP gives inbound messages no id, and a redelivery has
 * another sequence number.
 */
final class SmsFingerprint {
    private final MessageDigest digest = Sha256.newDigest();

    SmsFingerprint(String sender, String recipient) {
        add(sender.getBytes(StandardCharsets.UTF_8));
        add(recipient.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a field with its length, so that different messages never hash the same octets. */
    SmsFingerprint add(byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        digest.update(field);
        return this;
    }

    SmsFingerprint add(int dataCoding, byte[] octets) {
        digest.update((byte) dataCoding);
        return add(octets);
    }

    /** Must be called once, at the end. */
    Fingerprint fingerprint() {
        return Fingerprint.of(digest.digest());
    }
}
