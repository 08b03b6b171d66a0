package ua.meterline.sms.link;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jsmpp.bean.OptionalParameters;

/** Repairs malformed PDUs by dropping the fields that cannot be parsed. */
final class PduRepair {
    private static final int TAG_AND_LENGTH = 4;
    /** message_id, the longest field that a response begins with (SMPP 3.4, section 5.2.23), without its NUL. */
    private static final int LONGEST_FIELD = 64;

    private PduRepair() {}

    /**
     * A deliver_sm (SMPP 3.4, section 4.6.1) with its parsable optional parameters only; empty when the mandatory
     * fields hold no text.
     */
    static Optional<byte[]> withReadableParameters(byte[] deliverSm) {
        ByteBuffer octets = ByteBuffer.wrap(deliverSm);
        if (!skipMandatoryFields(octets)) {
            return Optional.empty();
        }
        ByteBuffer kept = ByteBuffer.allocate(deliverSm.length).put(deliverSm, 0, octets.position());
        keepReadable(octets, kept);
        return Optional.of(ofLength(kept.array(), kept.position()));
    }

    /** Whether all mandatory fields are present and the text is not empty. */
    private static boolean skipMandatoryFields(ByteBuffer octets) {
        try {
            skip(octets, PduFramer.HEADER_LENGTH);
            skipString(octets); // service_type
            skipAddress(octets);
            skipAddress(octets);
            skip(octets, 3); // esm_class, protocol_id, priority_flag
            skipString(octets); // schedule_delivery_time
            skipString(octets); // validity_period
            skip(octets, 4); // registered_delivery, replace_if_present_flag, data_coding, sm_default_msg_id
            int textLength = Byte.toUnsignedInt(octets.get());
            skip(octets, textLength);
            return textLength > 0;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void skipAddress(ByteBuffer octets) {
        skip(octets, 2); // TON, NPI
        skipString(octets);
    }

    private static void skip(ByteBuffer octets, int count) {
        octets.position(octets.position() + count);
    }

    private static void skipString(ByteBuffer octets) {
        while (octets.get() != 0) {
            // including its NUL
        }
    }

    private static void keepReadable(ByteBuffer parameters, ByteBuffer kept) {
        while (parameters.remaining() >= TAG_AND_LENGTH) {
            short tag = parameters.getShort();
            int length = Short.toUnsignedInt(parameters.getShort());
            if (length > parameters.remaining()) {
                return;
            }
            byte[] value = new byte[length];
            parameters.get(value);
            if (isReadable(tag, value)) {
                kept.putShort(tag).putShort((short) length).put(value);
            }
        }
    }

    private static boolean isReadable(short tag, byte[] value) {
        try {
            OptionalParameters.deserialize(tag, value);
            return value.length <= Short.MAX_VALUE;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** A response with its first field only (message_id or system_id), NUL-terminated. */
    static byte[] withFirstFieldAlone(byte[] response) {
        int end = PduFramer.HEADER_LENGTH;
        while (end < response.length && response[end] != 0 && end - PduFramer.HEADER_LENGTH < LONGEST_FIELD) {
            end++;
        }
        return ofLength(Arrays.copyOf(response, end), end + 1);
    }

    static byte[] header(byte[] pdu) {
        return ofLength(pdu, PduFramer.HEADER_LENGTH);
    }

    /** Truncated, or padded with NULs, with its command_length updated. */
    private static byte[] ofLength(byte[] pdu, int length) {
        byte[] result = Arrays.copyOf(pdu, length);
        ByteBuffer.wrap(result).putInt(length);
        return result;
    }
}
