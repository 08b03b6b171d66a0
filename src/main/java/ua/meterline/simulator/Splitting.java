package ua.meterline.simulator;

import java.nio.ByteBuffer;
import java.util.List;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/** How a long text is delivered. */
enum Splitting {
    /** In one deliver_sm, limited to short_message. */
    NONE(0),
    /** In one deliver_sm, in message_payload. */
    PAYLOAD(0),
    /** In segments, with a user data header and an 8-bit reference (3GPP TS 23.040 section 9.2.3.24.1). */
    UDH8(6),
    /** The same with a 16-bit reference (section 9.2.3.24.8). */
    UDH16(7),
    /** In segments, with sar_msg_ref_num, sar_total_segments and sar_segment_seqnum (SMPP 3.4 section 5.3.2.22). */
    SAR(6);

    private static final byte[] NO_HEADER = {};
    private static final byte USER_DATA_HEADER = 0x40;

    private final int headerLength;

    Splitting(int headerLength) {
        this.headerLength = headerLength;
    }

    boolean makesParts() {
        return headerLength > 0;
    }

    /** Capacity of a segment, counted as {@link Encoding#encode} counts. */
    int room(Encoding encoding) {
        return encoding.room(headerLength);
    }

    boolean hasHeader() {
        return this == UDH8 || this == UDH16;
    }

    byte esmClass() {
        return hasHeader() ? USER_DATA_HEADER : 0;
    }

    byte[] header(int reference, int total, int number) {
        ByteBuffer header = ByteBuffer.allocate(hasHeader() ? headerLength : 0);
        if (this == UDH8) {
            header.put(new byte[] {5, 0, 3, (byte) reference});
        } else if (this == UDH16) {
            header.put(new byte[] {6, 8, 4}).putShort((short) reference);
        }
        return hasHeader() ? header.put((byte) total).put((byte) number).array() : NO_HEADER;
    }

    List<OptionalParameter> parameters(int reference, int total, int number) {
        return this != SAR
                ? List.of()
                : List.of(
                        new OptionalParameter.Short(Tag.SAR_MSG_REF_NUM, (short) reference),
                        new OptionalParameter.Byte(Tag.SAR_TOTAL_SEGMENTS, (byte) total),
                        new OptionalParameter.Byte(Tag.SAR_SEGMENT_SEQNUM, (byte) number));
    }
}
