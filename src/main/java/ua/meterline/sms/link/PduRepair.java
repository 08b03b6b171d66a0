package ua.meterline.sms.link;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Repairs malformed responses by dropping the fields that cannot be parsed. */
final class PduRepair {
    /** message_id, the longest field that a response begins with (SMPP 3.4, section 5.2.23), without its NUL. */
    private static final int LONGEST_FIELD = 64;

    private PduRepair() {}

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
