package ua.meterline.config;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A link to an SMSC.
 *
 * @param name as in {@code meterline.smpp.links}; empty where there is one link without a name
 * @param tls empty for none
 */
public record LinkSettings(
        String name,
        String host,
        int port,
        String systemId,
        String password,
        String systemType,
        Duration enquireLinkInterval,
        Duration responseTimeout,
        Duration reconnectDelay,
        Duration reconnectDelayMax,
        int receiveWindow,
        int submitWindow,
        int maxRepliesPerSecond,
        Bind bind,
        Optional<SSLContext> tls) {
    /** {@code host:port}, or {@code name (host:port)}, for log lines. */
    public String peer() {
        return name.isEmpty() ? host + ":" + port : name + " (" + host + ":" + port + ")";
    }

    /** Without the password, fit for a log line. */
    @Override
    public String toString() {
        return systemId + "@" + peer();
    }

    /** How an ESME binds (SMPP 3.4, section 2.2): a receiver and a transmitter, or one transceiver. */
    public enum Bind {
        RX_TX,
        TRX
    }
}
