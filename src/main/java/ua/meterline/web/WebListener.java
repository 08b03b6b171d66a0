package ua.meterline.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLContext;
import ua.meterline.common.Causes;

/**
 * Where a server of pages listens. Immutable.
 *
 * @param settings the beginning of its settings, such as {@code meterline.console}, for messages
 * @param address a host name or IP address; empty for all interfaces
 * @param port 0 for any that is free
 * @param tls null for none
 * @param trustedProxy its IP address; empty for none
 */
public record WebListener(String settings, String address, int port, SSLContext tls, String trustedProxy) {
    /**
     * Tells a wrong address or a port that is taken before anything has started.
     *
     * @throws IOException naming the setting
     */
    public void requireFree() throws IOException {
        InetAddress host = address.isEmpty() ? null : new InetSocketAddress(address, port).getAddress();
        if (host == null && !address.isEmpty()) {
            throw new IOException("%s.address: cannot listen on %s:%d: unknown host; correct %s.address"
                    .formatted(settings, address, port, settings));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw cannotListen(e);
        }
    }

    IOException cannotListen(Exception cause) {
        return new IOException(
                "%s.port: cannot listen on %s%d: %s; choose another port or %s.address"
                        .formatted(
                                settings,
                                address.isEmpty() ? "" : address + ":",
                                port,
                                Causes.rootMessage(cause),
                                settings),
                cause);
    }

    /** Null for all interfaces. */
    String host() {
        return address.isEmpty() ? null : address;
    }

    /** Where people open it, such as {@code http://127.0.0.1:8081/}. */
    String url(int boundPort) {
        return (tls == null ? "http://" : "https://") + (address.isEmpty() ? "localhost" : address) + ":" + boundPort
                + "/";
    }
}
