package ua.meterline.sms.link;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.jsmpp.session.connection.Connection;

/**
 * A connection to the SMSC that detects a dead peer. Octets are read by one thread and written by any, each PDU in
 * one call; all else is thread-safe.
 */
final class SmscConnection implements Connection, OctetSource {
    private final Socket wire;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private volatile int idleMillis;
    private int currentMillis;
    /** Since when nothing was read, or no read was tried: a reader that hangs is as bad as a dead peer. */
    private volatile long quietSince = System.nanoTime();
    /** Since when a write blocks; 0 while none does. */
    private volatile long writingSince;

    /**
     * @param wire the TCP socket; closed first, because closing a TLS socket waits for a blocked write
     * @param socket the same, or TLS over it
     */
    SmscConnection(Socket wire, Socket socket) throws IOException {
        this.wire = wire;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = new TimedOutput(socket.getOutputStream());
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        int millis = timeoutMillis == IDLE ? idleMillis : timeoutMillis;
        if (millis != currentMillis) {
            socket.setSoTimeout(millis);
            currentMillis = millis;
        }
        int count = in.read(into, offset, length);
        quietSince = System.nanoTime();
        return count;
    }

    /** Whether the connection uses TLS. */
    boolean isSecured() {
        return socket != wire;
    }

    /** Whether nothing was read, or a write has blocked, for longer than the timeout. */
    boolean isDead(Duration timeout) {
        long now = System.nanoTime();
        long writing = writingSince;
        return now - quietSince > timeout.toNanos() || (writing != 0 && now - writing > timeout.toNanos());
    }

    /** The silence after which jsmpp sends an enquire_link. */
    @Override
    public void setSoTimeout(int timeout) {
        idleMillis = timeout;
    }

    @Override
    public void close() throws IOException {
        try {
            wire.close();
        } finally {
            socket.close();
        }
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    /** Unused: {@link PduFramer} reads from the socket, with timeouts. */
    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    private final class TimedOutput extends FilterOutputStream {
        TimedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public synchronized void write(byte[] octets, int offset, int length) throws IOException {
            writingSince = System.nanoTime();
            try {
                out.write(octets, offset, length);
            } finally {
                writingSince = 0;
            }
        }
    }
}
