package ua.meterline.sms.receipt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/**
 * The optional parameters of a receipt: receipted_message_id, message_state and network_error_code (SMPP 3.4, sections
 * 5.3.2.12, 5.3.2.35 and 5.3.2.31).
 */
record ReceiptParameters(Optional<SmscMessageId> messageId, Optional<DeliveryState> state, Optional<String> error) {
    /** By the value of message_state (SMPP 3.4, section 5.2.28; 0 and 9 are of SMPP 5.0). */
    private static final List<DeliveryState> STATES = List.of(
            DeliveryState.SCHEDULED,
            DeliveryState.ENROUTE,
            DeliveryState.DELIVERED,
            DeliveryState.EXPIRED,
            DeliveryState.DELETED,
            DeliveryState.UNDELIVERABLE,
            DeliveryState.ACCEPTED,
            DeliveryState.UNKNOWN,
            DeliveryState.REJECTED,
            DeliveryState.SKIPPED);

    /** One octet for the type of network, two for the error. */
    private static final int LENGTH_OF_ERROR = 3;

    static ReceiptParameters of(AbstractSmCommand command) {
        return new ReceiptParameters(
                octets(command, Tag.RECEIPTED_MESSAGE_ID).flatMap(ReceiptParameters::messageId),
                state(command.getOptionalParameter(Tag.MESSAGE_STATE)),
                octets(command, Tag.NETWORK_ERROR_CODE).flatMap(ReceiptParameters::error));
    }

    /** NUL-terminated, if the SMSC keeps to the standard. */
    private static Optional<SmscMessageId> messageId(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(new SmscMessageId(text));
    }

    private static Optional<DeliveryState> state(OptionalParameter parameter) {
        if (parameter instanceof OptionalParameter.Byte octet) {
            int value = Byte.toUnsignedInt(octet.getValue());
            return value < STATES.size() ? Optional.of(STATES.get(value)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> error(byte[] octets) {
        if (octets.length != LENGTH_OF_ERROR) {
            return Optional.empty();
        }
        int error = Byte.toUnsignedInt(octets[1]) << Byte.SIZE | Byte.toUnsignedInt(octets[2]);
        return Optional.of("%03d".formatted(error));
    }

    private static Optional<byte[]> octets(AbstractSmCommand command, Tag tag) {
        return command.getOptionalParameter(tag) instanceof OptionalParameter.OctetString octets
                ? Optional.of(octets.getValue())
                : Optional.empty();
    }
}
