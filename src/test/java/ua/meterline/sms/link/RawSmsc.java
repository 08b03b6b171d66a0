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

/** The SMSC side of one session, controlled by the test: it accepts a bind and sends the given octets. */
final class RawSmsc implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final ServerSocket listening;
    private Socket peer;
    private DataInputStream in;

    RawSmsc() throws IOException {
        listening = new ServerSocket();
        // Small, so that a peer blocks soon when nothing is read.
        listening.setReceiveBufferSize(4096);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listening.setSoTimeout(TIMEOUT_MILLIS);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Accepts one connection and returns its bind request, without a response yet. */
    byte[] acceptBind() throws IOException {
        peer = listening.accept();
        peer.setSoTimeout(TIMEOUT_MILLIS);
        peer.setTcpNoDelay(true);
        in = new DataInputStream(peer.getInputStream());
        return read();
    }

    /** Accepts one connection and its bind. */
    void letIn() throws IOException {
        letIn(new byte[0]);
    }

    /** Accepts one connection and its bind, and sends more octets in the same packet. */
    void letIn(byte[] more) throws IOException {
        byte[] bind = acceptBind();
        byte[] accepted =
                Pdus.withBody(CID_BIND_TRANSCEIVER_RESP, 0, Pdu.headerOf(bind).sequenceNumber(), "raw\0");
        send(Pdus.concatenated(accepted, more));
    }

    void send(byte[] octets) throws IOException {
        peer.getOutputStream().write(octets);
    }

    /** Reads one PDU. */
    byte[] read() throws IOException {
        int length = in.readInt();
        byte[] pdu = ByteBuffer.allocate(length).putInt(length).array();
        in.readFully(pdu, Integer.BYTES, length - Integer.BYTES);
        return pdu;
    }

    /** Waits for the response to this request, skipping other PDUs and responding to enquire_link. */
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
                // discard
            }
        } catch (java.net.SocketException reset) {
            // closed as well, with unread octets from here
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
