package ua.meterline.sms.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
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
    private final Optional<SSLSocketFactory> tls;

    /** With the response timeout as connect timeout, and with TLS if configured. */
    public static SmscConnector of(LinkSettings smpp) {
        return new SmscConnector(smpp.responseTimeout(), smpp.tls().context().map(SSLContext::getSocketFactory));
    }

    /**
     * @param timeout of the connect and of the TLS handshake
     * @param tls empty for plain TCP
     */
    SmscConnector(Duration timeout, Optional<SSLSocketFactory> tls) {
        this.timeoutMillis = (int) timeout.toMillis();
        this.tls = tls;
    }

    /**
     * @return an {@link SmscConnection}
     * @throws IOException also when the certificate of the SMSC is not trusted, or is for another host
     */
    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket wire = new Socket();
        try {
            // PDUs are small and latency matters: disable Nagle's algorithm.
            wire.setTcpNoDelay(true);
            wire.connect(new InetSocketAddress(host, port), timeoutMillis);
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
