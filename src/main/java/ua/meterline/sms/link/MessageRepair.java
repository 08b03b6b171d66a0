package ua.meterline.sms.link;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.OptionalParameters;

/**
 * Repairs a deliver_sm or data_sm (SMPP 3.4, sections 4.6.1 and 4.7.1) that cannot be parsed: without the mandatory
 * fields that an ESME does not need, and with the parsable optional parameters only.
 */
final class MessageRepair {
    private static final int TAG_AND_LENGTH = 4;

    private final ByteBuffer from;
    private final ByteBuffer kept;
    private boolean hasText;
    private boolean hasLostText;

    private MessageRepair(byte[] pdu) {
        from = ByteBuffer.wrap(pdu);
        // Each string that is left out gives place to its NUL.
        kept = ByteBuffer.allocate(pdu.length);
    }

    /** Empty when a mandatory field that is needed is missing, or when the text would be lost. */
    static Optional<byte[]> of(byte[] pdu) {
        return new MessageRepair(pdu).repaired(Pdu.headerOf(pdu).commandId());
    }

    private Optional<byte[]> repaired(int commandId) {
        try {
            copyMandatoryFields(commandId == SMPPConstant.CID_DELIVER_SM);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
        copyReadableParameters();
        byte[] pdu = Arrays.copyOf(kept.array(), kept.position());
        ByteBuffer.wrap(pdu).putInt(pdu.length);
        return hasText || !hasLostText ? Optional.of(pdu) : Optional.empty();
    }

    private void copyMandatoryFields(boolean isDeliverSm) {
        copy(PduFramer.HEADER_LENGTH);
        leaveOutString(); // service_type
        copyAddress();
        copyAddress();
        copy(3); // esm_class, protocol_id, priority_flag; esm_class, registered_delivery, data_coding
        if (isDeliverSm) {
            leaveOutString(); // schedule_delivery_time
            leaveOutString(); // validity_period
            copy(4); // registered_delivery, replace_if_present_flag, data_coding, sm_default_msg_id
            byte textLength = from.get();
            kept.put(textLength);
            copy(Byte.toUnsignedInt(textLength));
            hasText = textLength != 0;
        }
    }

    private void copyAddress() {
        copy(2); // TON, NPI
        byte octet;
        do {
            octet = from.get();
            kept.put(octet);
        } while (octet != 0);
    }

    private void copy(int count) {
        byte[] octets = new byte[count];
        from.get(octets);
        kept.put(octets);
    }

    private void leaveOutString() {
        while (from.get() != 0) {
            // up to its NUL
        }
        kept.put((byte) 0);
    }

    /** A parameter that is longer than the PDU may have been the text, or stand before it. */
    private void copyReadableParameters() {
        while (from.remaining() >= TAG_AND_LENGTH) {
            short tag = from.getShort();
            int length = Short.toUnsignedInt(from.getShort());
            if (length > from.remaining()) {
                hasLostText = !hasText;
                return;
            }
            byte[] value = new byte[length];
            from.get(value);
            boolean isText = tag == Tag.MESSAGE_PAYLOAD.code();
            if (isReadable(tag, value)) {
                kept.putShort(tag).putShort((short) length).put(value);
                hasText |= isText && length > 0;
            } else {
                hasLostText |= isText;
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
}
