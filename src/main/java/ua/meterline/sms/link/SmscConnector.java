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

/** Connects to an SMSC, with TLS if wanted, and never waits for ever. Thread-safe. */
public final class SmscConnector implements ConnectionFactory {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final int timeoutMillis;
    private final Optional<SSLSocketFactory> tls;

    /** For as long as the SMSC may take to answer, and with TLS if that is set. */
    public static SmscConnector of(LinkSettings smpp) {
        return new SmscConnector(smpp.responseTimeout(), smpp.tls().context().map(SSLContext::getSocketFactory));
    }

    /**
     * @param timeout how long connecting may take, and a TLS handshake
     * @param tls empty for none
     */
    SmscConnector(Duration timeout, Optional<SSLSocketFactory> tls) {
        this.timeoutMillis = (int) timeout.toMillis();
        this.tls = tls;
    }

    /**
     * @return an {@link SmscConnection}
     * @throws IOException also when the certificate of the SMSC is not one to trust, or is another host's
     */
    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket wire = new Socket();
        try {
            // A PDU is small and somebody waits for it: it must not wait for company.
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
        // Without it, Java takes any host's certificate for any other host's (RFC 2818, section 3.1).
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(timeoutMillis);
        socket.startHandshake();
        return socket;
    }
}
