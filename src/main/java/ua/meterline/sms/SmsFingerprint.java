package ua.meterline.sms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import ua.meterline.common.Sha256;
import ua.meterline.reading.Fingerprint;

/**
 * Makes the fingerprint of a message of its content: SMPP gives an inbound message no id, and its sequence number is another
 * one when it is delivered again.
 */
final class SmsFingerprint {
    private final MessageDigest digest = Sha256.newDigest();

    SmsFingerprint(String sender, String recipient) {
        add(sender.getBytes(StandardCharsets.UTF_8));
        add(recipient.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length before it, so that no two different messages are hashed as the same octets. */
    SmsFingerprint add(byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        digest.update(field);
        return this;
    }

    SmsFingerprint add(int dataCoding, byte[] octets) {
        digest.update((byte) dataCoding);
        return add(octets);
    }

    /** To be called once, at the end. */
    Fingerprint fingerprint() {
        return Fingerprint.of(digest.digest());
    }
}
