package ua.meterline.sms.link;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * Splits a stream of octets into PDUs by their command_length (SMPP 3.4, section 3.2), buffering at most one. The
 * wait for the start of a PDU may time out and be repeated; once started, a PDU must be complete within a timeout.
 * For use by one thread.
 */
final class PduFramer {
    static final int HEADER_LENGTH = 16;
    /** Room for a message_payload of 65,535 octets (section 5.3.2.32) and all other parameters. */
    static final int LONGEST = 70_000;

    private final byte[] buffer = new byte[LONGEST];
    private final OctetSource octets;
    private final long timeoutNanos;
    private int begin;
    private int end;

    /** @param timeout how long a PDU may take from its first octet to its last */
    PduFramer(OctetSource octets, Duration timeout) {
        this.octets = octets;
        this.timeoutNanos = timeout.toNanos();
    }

    /**
     * The next PDU, at least a header long.
     *
     * @throws SocketTimeoutException when none has started; call again
     * @throws MalformedFrameException when its length is impossible, or it is not complete in time
     * @throws EOFException when the peer closed the connection
     */
    byte[] next() throws IOException {
        while (begin == end) {
            fill(OctetSource.IDLE);
        }
        long deadline = System.nanoTime() + timeoutNanos;
        await(Integer.BYTES, deadline);
        int length = ByteBuffer.wrap(buffer, begin, Integer.BYTES).getInt();
        if (length < HEADER_LENGTH || length > LONGEST) {
            throw new MalformedFrameException("command_length " + Integer.toUnsignedString(length));
        }
        await(length, deadline);
        byte[] pdu = Arrays.copyOfRange(buffer, begin, begin + length);
        begin += length;
        return pdu;
    }

    private void await(int length, long deadline) throws IOException {
        while (end - begin < length) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            try {
                fill(left > 0 ? (int) left : late(length));
            } catch (SocketTimeoutException e) {
                late(length);
            }
        }
    }

    private int late(int length) throws MalformedFrameException {
        throw new MalformedFrameException("only " + (end - begin) + " octets of a PDU arrived in "
                + Duration.ofNanos(timeoutNanos).toSeconds() + " s");
    }

    private void fill(int timeoutMillis) throws IOException {
        makeRoom();
        int count = octets.read(buffer, end, buffer.length - end, timeoutMillis);
        if (count < 0) {
            throw new EOFException("closed by the SMSC");
        }
        end += count;
    }

    private void makeRoom() {
        if (begin == end) {
            begin = 0;
            end = 0;
        } else if (end == buffer.length) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            begin = 0;
        }
    }
}
