package ua.meterline.mail.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * The sockets of Angus Mail's connections to a server, so that they can be closed at once: Angus Mail itself waits for
 * the response to the current command and then logs out. Thread-safe.
 */
final class Sockets extends SocketFactory {
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    @Override
    public Socket createSocket() {
        open.removeIf(Socket::isClosed);
        Socket socket = new Socket();
        open.add(socket);
        return socket;
    }

    /** Closes all sockets; pending reads and connects fail with an exception. */
    void closeAll() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // closed anyway
            }
        }
    }

    /** Unused, like the following: Angus Mail connects its sockets itself. */
    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
