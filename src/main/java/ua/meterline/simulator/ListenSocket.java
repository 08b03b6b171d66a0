package ua.meterline.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket; can be closed and opened again on the same port. Thread-safe. */
final class ListenSocket {
    private static final Logger LOG = LoggerFactory.getLogger(ListenSocket.class);
    private static final int BACKLOG = 50;
    private static final long TIMEOUT_MILLIS = 2_000;

    private final String host;
    private final ServerSockets sockets;
    private final Consumer<Socket> guests;
    private int port;
    private ServerSocket listening;
    private Thread accepting;

    /** Creates unbound sockets. */
    @FunctionalInterface
    interface ServerSockets {
        ServerSocket create() throws IOException;
    }

    ListenSocket(String host, int port, ServerSockets sockets, Consumer<Socket> guests) {
        this.host = host;
        this.sockets = sockets;
        this.port = port;
        this.guests = guests;
    }

    synchronized int port() {
        return port;
    }

    synchronized void open() throws IOException {
        if (listening != null) {
            return;
        }
        ServerSocket socket = listen();
        port = socket.getLocalPort();
        listening = socket;
        accepting = new Thread(() -> acceptFrom(socket), "smsc-accept-" + port);
        accepting.setDaemon(true);
        accepting.start();
    }

    /** Refuses new connections; existing links stay. */
    synchronized void close() {
        if (listening != null) {
            closeQuietly(listening);
            listening = null;
            awaitLastGuest();
        }
    }

    /** The kernel listens until the thread has left accept(2); only then is the port closed and free. */
    private void awaitLastGuest() {
        try {
            accepting.join(TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ServerSocket listen() throws IOException {
        ServerSocket socket = sockets.create();
        try {
            // Links of an earlier simulator may still be in TIME_WAIT on this port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
            return socket;
        } catch (IOException e) {
            closeQuietly(socket);
            throw e;
        }
    }

    private void acceptFrom(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                guests.accept(socket.accept());
            } catch (IOException e) {
                LOG.debug("No longer accepting on port {}: {}", socket.getLocalPort(), e.getMessage());
            }
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing the listening socket: {}", e.getMessage());
        }
    }
}
