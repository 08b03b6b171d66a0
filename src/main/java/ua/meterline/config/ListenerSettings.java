package ua.meterline.config;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Where a server of pages listens. Immutable. */
public abstract class ListenerSettings {
    private final String port;
    private final String address;
    private final String trustedProxy;
    private final SSLContext tls;

    /** @param tls null for none */
    ListenerSettings(String port, String address, String trustedProxy, SSLContext tls) {
        this.port = port;
        this.address = address;
        this.trustedProxy = trustedProxy;
        this.tls = tls;
    }

    public final boolean isOff() {
        return port.isEmpty();
    }

    /** 0: any that is free. Only for a server that is on. */
    public final int port() {
        return Integer.parseInt(port);
    }

    /** A host name or IP address; empty for all interfaces. */
    public final String address() {
        return address;
    }

    /** Empty for none. */
    public final String trustedProxy() {
        return trustedProxy;
    }

    /** Empty for a server without TLS. */
    public final Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }
}
