package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PduFramerTest {
    private static final Duration TIMEOUT = Duration.ofMillis(100);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 17, 100_000})
    void framesInputThatArrivesInSlicesOfAnySize(int slice) throws Exception {
        List<byte[]> pdus =
                List.of(pdu(16), pdu(17), pdu(PduFramer.LONGEST), pdu(300), pdu(PduFramer.LONGEST), pdu(16));
        PduFramer frames = new PduFramer(new Slices(join(pdus), slice), TIMEOUT.multipliedBy(100));

        for (byte[] pdu : pdus) {
            assertThat(frames.next()).isEqualTo(pdu);
        }
        assertThatThrownBy(frames::next).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, PduFramer.LONGEST + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void rejectsAnImpossibleLength(int length) {
        byte[] octets = ByteBuffer.allocate(64).putInt(length).array();

        assertThatThrownBy(() -> new PduFramer(new Slices(octets, 64), TIMEOUT).next())
                .isInstanceOf(MalformedFrameException.class)
                .hasMessage("command_length " + Integer.toUnsignedString(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 15, 16, 99})
    void timesOutOnAnIncompletePdu(int octets) {
        PduFramer frames = new PduFramer(new Slices(Arrays.copyOf(pdu(100), octets), 100, true), TIMEOUT);

        assertThatThrownBy(frames::next)
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageStartingWith("only " + octets + " octets of a PDU arrived in");
    }

    @Test
    void timesOutOnAPduThatArrivesOctetByOctet() {
        OctetSource trickle = (into, offset, length, timeoutMillis) -> {
            assertThat(timeoutMillis).isLessThanOrEqualTo((int) TIMEOUT.toMillis());
            pause(10);
            into[offset] = 0;
            return 1;
        };
        PduFramer frames =
                new PduFramer(new Prefix(ByteBuffer.allocate(4).putInt(60_000).array(), trickle), TIMEOUT);

        assertThatThrownBy(frames::next).isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void continuesAfterAReadTimeout() throws Exception {
        byte[] pdu = pdu(20);
        OctetSource silentAtFirst = new OctetSource() {
            private int calls;

            @Override
            public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
                if (calls++ < 2) {
                    assertThat(timeoutMillis).isEqualTo(IDLE);
                    throw new SocketTimeoutException();
                }
                System.arraycopy(pdu, 0, into, offset, pdu.length);
                return pdu.length;
            }
        };
        PduFramer frames = new PduFramer(silentAtFirst, TIMEOUT);

        assertThatThrownBy(frames::next).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(frames::next).isInstanceOf(SocketTimeoutException.class);
        assertThat(frames.next()).isEqualTo(pdu);
    }

    private static byte[] pdu(int length) {
        byte[] pdu = new byte[length];
        for (int i = Integer.BYTES; i < length; i++) {
            pdu[i] = (byte) (i * 31 + length);
        }
        ByteBuffer.wrap(pdu).putInt(length);
        return pdu;
    }

    private static byte[] join(List<byte[]> pdus) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        pdus.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** These octets, followed by others. */
    private record Prefix(byte[] octets, OctetSource rest) implements OctetSource {
        @Override
        public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
            if (timeoutMillis == IDLE) {
                System.arraycopy(octets, 0, into, offset, octets.length);
                return octets.length;
            }
            return rest.read(into, offset, length, timeoutMillis);
        }
    }

    /** A number of octets at a time, followed by the end of the stream or by silence. */
    private static final class Slices implements OctetSource {
        private final byte[] octets;
        private final int slice;
        private final boolean silentAtEnd;
        private int given;

        Slices(byte[] octets, int slice) {
            this(octets, slice, false);
        }

        Slices(byte[] octets, int slice, boolean silentAtEnd) {
            this.octets = octets;
            this.slice = slice;
            this.silentAtEnd = silentAtEnd;
        }

        @Override
        public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
            int count = Math.min(Math.min(slice, length), octets.length - given);
            if (count == 0 && silentAtEnd) {
                pause(timeoutMillis);
                throw new SocketTimeoutException();
            }
            System.arraycopy(octets, given, into, offset, count);
            given += count;
            return count == 0 ? -1 : count;
        }
    }
}
