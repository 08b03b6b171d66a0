package ua.meterline.mail.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * The argument of EHLO: the fully qualified name of this host, or the literal of its address where it has none (RFC
 * 5321, sections 4.1.1.1 and 4.1.3). Servers refuse a bare name, and some refuse a loopback address.
 */
final class EhloName {
    private EhloName() {}

    /** For a connection to this server. */
    static String towards(String host, int port) {
        return of(hostName(), localAddress(host, port));
    }

    static String of(String hostName, InetAddress address) {
        if (hostName.indexOf('.') > 0 && !hostName.startsWith("localhost")) {
            return hostName;
        }
        String literal = address.getHostAddress().replaceFirst("%.*", "");
        return "[" + (address instanceof Inet6Address ? "IPv6:" : "") + literal + "]";
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** The address that a connection would have; a datagram socket finds it without sending anything. */
    private static InetAddress localAddress(String host, int port) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(host, port));
            return socket.getLocalAddress();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return InetAddress.getLoopbackAddress(); // the connection itself fails and reports why
        }
    }
}
