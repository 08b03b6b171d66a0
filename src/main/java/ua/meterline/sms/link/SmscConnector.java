package ua.meterline.sms.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import ua.meterline.config.LinkSettings;

/** Connects to an SMSC, optionally with TLS; every step has a timeout. Thread-safe. */
public final class SmscConnector implements ConnectionFactory {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final int timeoutMillis;
    private volatile List<InetAddress> addresses = List.of();
    /** Where the next attempt begins. */
    private volatile InetAddress preferred;

    private final Optional<SSLSocketFactory> tls;
    private final Resolver resolver;

    /** With the response timeout as connect timeout, and with TLS if configured. */
    public static SmscConnector of(LinkSettings smpp) {
        return new SmscConnector(smpp.responseTimeout(), smpp.tls().context().map(SSLContext::getSocketFactory));
    }

    /**
     * @param timeout of the connect and of the TLS handshake
     * @param tls empty for plain TCP
     */
    SmscConnector(Duration timeout, Optional<SSLSocketFactory> tls) {
        this(timeout, tls, InetAddress::getAllByName);
    }

    SmscConnector(Duration timeout, Optional<SSLSocketFactory> tls, Resolver resolver) {
        this.timeoutMillis = (int) timeout.toMillis();
        this.tls = tls;
        this.resolver = resolver;
    }

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        /** At least one. */
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /**
     * Connects to the first address of the host that accepts a connection, beginning with the one that worked last.
     *
     * @return an {@link SmscConnection}
     * @throws IOException also when the certificate of the SMSC is not trusted, or is for another host
     */
    @Override
    public Connection createConnection(String host, int port) throws IOException {
        List<InetAddress> all = List.of(resolver.addressesOf(host));
        int first = preferred == null ? 0 : Math.max(0, all.indexOf(preferred));
        IOException failure = null;
        for (int i = 0; i < all.size(); i++) {
            InetAddress address = all.get((first + i) % all.size());
            try {
                Connection connection = connect(address, host, port);
                addresses = all;
                preferred = address;
                return connection;
            } catch (IOException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure;
    }

    /** The SMSC at this address did not accept a bind: the next address of the host is tried first. */
    void bindFailed(InetAddress address) {
        int index = addresses.indexOf(address);
        if (index >= 0 && address.equals(preferred)) {
            preferred = addresses.get((index + 1) % addresses.size());
        }
    }

    private Connection connect(InetAddress address, String host, int port) throws IOException {
        Socket wire = new Socket();
        try {
            // PDUs are small and latency matters: disable Nagle's algorithm.
            wire.setTcpNoDelay(true);
            wire.connect(new InetSocketAddress(address, port), timeoutMillis);
            return new SmscConnection(wire, tls.isPresent() ? secured(tls.get(), wire, host, port) : wire);
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    private Socket secured(SSLSocketFactory factory, Socket wire, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) factory.createSocket(wire, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        // Without it, Java does not verify the host name (RFC 2818, section 3.1).
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(timeoutMillis);
        socket.startHandshake();
        return socket;
    }
}
