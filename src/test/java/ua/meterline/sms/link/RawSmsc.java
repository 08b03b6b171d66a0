package ua.meterline.sms.link;

import static org.jsmpp.SMPPConstant.CID_BIND_TRANSCEIVER_RESP;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** The other end of one session, octet by octet: it takes a bind, and what it sends then is up to the test. */
final class RawSmsc implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final ServerSocket listening;
    private Socket peer;
    private DataInputStream in;

    RawSmsc() throws IOException {
        listening = new ServerSocket();
        // Small, so that whoever sends without being read notices soon.
        listening.setReceiveBufferSize(4096);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listening.setSoTimeout(TIMEOUT_MILLIS);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Takes one connection; the bind is not answered yet. */
    byte[] acceptBind() throws IOException {
        peer = listening.accept();
        peer.setSoTimeout(TIMEOUT_MILLIS);
        peer.setTcpNoDelay(true);
        in = new DataInputStream(peer.getInputStream());
        return read();
    }

    /** Takes one connection and accepts its bind. */
    void letIn() throws IOException {
        letIn(new byte[0]);
    }

    /** Takes one connection, accepts its bind and has more to say in the same packet. */
    void letIn(byte[] more) throws IOException {
        byte[] bind = acceptBind();
        byte[] accepted =
                Pdus.withBody(CID_BIND_TRANSCEIVER_RESP, 0, Pdu.headerOf(bind).sequenceNumber(), "raw\0");
        send(Pdus.together(accepted, more));
    }

    void send(byte[] octets) throws IOException {
        peer.getOutputStream().write(octets);
    }

    /** One PDU. */
    byte[] read() throws IOException {
        int length = in.readInt();
        byte[] pdu = ByteBuffer.allocate(length).putInt(length).array();
        in.readFully(pdu, Integer.BYTES, length - Integer.BYTES);
        return pdu;
    }

    /** The answer to the request of this number; other PDUs are passed over, probes answered. */
    Pdu answerTo(int sequenceNumber) throws IOException {
        Pdu header;
        do {
            header = Pdu.headerOf(read());
            if (header.commandId() == 0x15) {
                send(Pdus.header(0x80000015, 0, header.sequenceNumber()));
            }
        } while (!header.isResponse() || header.sequenceNumber() != sequenceNumber);
        return header;
    }

    /** Reads until the other side closes the connection; fails if that takes longer. */
    void awaitHangUp(Duration timeout) throws IOException {
        peer.setSoTimeout((int) timeout.toMillis());
        byte[] rest = new byte[4096];
        try {
            while (peer.getInputStream().read(rest) >= 0) {
                // whatever it still has to say
            }
        } catch (java.net.SocketException reset) {
            // closed as well, with octets of ours unread
        }
    }

    @Override
    public void close() throws IOException {
        if (peer != null) {
            peer.close();
        }
        listening.close();
    }
}
