package ua.meterline.sms.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.util.DefaultComposer;

/** PDUs of an SMSC, and their possible defects. */
final class Pdus {
    private static final DefaultComposer COMPOSER = new DefaultComposer();

    private Pdus() {}

    static byte[] deliverSm(int sequenceNumber, String text, OptionalParameter... parameters) {
        return deliverSm(sequenceNumber, "380501234567", text, parameters);
    }

    static byte[] deliverSm(int sequenceNumber, String sender, String text, OptionalParameter... parameters) {
        try {
            return COMPOSER.deliverSm(
                    sequenceNumber,
                    "",
                    (byte) 1,
                    (byte) 1,
                    sender,
                    (byte) 0,
                    (byte) 1,
                    "7104",
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    parameters);
        } catch (PDUStringException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static byte[] dataSm(int sequenceNumber, OptionalParameter... parameters) {
        try {
            return COMPOSER.dataSm(
                    sequenceNumber,
                    "",
                    (byte) 1,
                    (byte) 1,
                    "380501234567",
                    (byte) 0,
                    (byte) 1,
                    "7104",
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    parameters);
        } catch (PDUStringException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static byte[] alertNotification(int sequenceNumber) {
        return withBody(
                SMPPConstant.CID_ALERT_NOTIFICATION, 0, sequenceNumber, "\1\1" + "380501234567\0\0\1" + "7104\0");
    }

    static OptionalParameter payload(int length) {
        return new OptionalParameter.OctetString(Tag.MESSAGE_PAYLOAD.code(), new byte[length]);
    }

    static OptionalParameter parameter(int tag, int... octets) {
        byte[] value = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            value[i] = (byte) octets[i];
        }
        return new OptionalParameter.OctetString((short) tag, value);
    }

    static byte[] header(int commandId, int commandStatus, int sequenceNumber) {
        return withBody(commandId, commandStatus, sequenceNumber, "");
    }

    /** @param body one character for each octet */
    static byte[] withBody(int commandId, int commandStatus, int sequenceNumber, String body) {
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(16 + octets.length)
                .putInt(16 + octets.length)
                .putInt(commandId)
                .putInt(commandStatus)
                .putInt(sequenceNumber)
                .put(octets)
                .array();
    }

    /** The PDUs concatenated. */
    static byte[] concatenated(byte[]... pdus) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (byte[] pdu : pdus) {
            octets.writeBytes(pdu);
        }
        return octets.toByteArray();
    }

    /** Extended or truncated at its end, with command_length adjusted. */
    static byte[] resized(byte[] pdu, int length) {
        byte[] result = Arrays.copyOf(pdu, length);
        return ByteBuffer.wrap(result).putInt(length).array();
    }

    /** With these octets appended and command_length adjusted. */
    static byte[] followedBy(byte[] pdu, int... octets) {
        byte[] result = resized(pdu, pdu.length + octets.length);
        for (int i = 0; i < octets.length; i++) {
            result[pdu.length + i] = (byte) octets[i];
        }
        return result;
    }

    /** With every NUL of the body replaced, so that no string ends. */
    static byte[] withoutNul(byte[] pdu) {
        byte[] result = pdu.clone();
        for (int i = 16; i < result.length; i++) {
            result[i] = result[i] == 0 ? (byte) 'x' : result[i];
        }
        return result;
    }

    /** With another octet at this index. */
    static byte[] changed(byte[] pdu, int at, int octet) {
        byte[] result = pdu.clone();
        result[at] = (byte) octet;
        return result;
    }

    /** With more octets at this place. */
    static byte[] inserted(byte[] pdu, int at, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] result = resized(pdu, pdu.length + octets.length);
        System.arraycopy(octets, 0, result, at, octets.length);
        System.arraycopy(pdu, at, result, at + octets.length, pdu.length - at);
        return result;
    }
}
