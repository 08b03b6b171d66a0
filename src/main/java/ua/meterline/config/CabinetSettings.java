package ua.meterline.config;

import java.nio.file.Path;

/** Where the cabinet of the customers listens. Immutable. */
public final class CabinetSettings extends ListenerSettings {
    private final String url;
    private final CabinetLimitSettings limits;

    /** @param port empty: no cabinet */
    public CabinetSettings(
            @Setting(
                            section = "Cabinet",
                            name = "meterline.cabinet.port",
                            pattern = SettingPatterns.OPTIONAL_PORT,
                            message = SettingPatterns.OPTIONAL_PORT_NEEDED,
                            help = "The port of the customers' pages. Empty: there are none. 0: any free port.")
                    String port,
            @Setting(name = "meterline.cabinet.address", defaultValue = "127.0.0.1", max = 255, help = """
                                    The address that the cabinet listens on. Empty: all interfaces. Customers reach it
                                    through a proxy with TLS on this machine, or by TLS of its own.""")
                    String address,
            @Setting(name = "meterline.cabinet.trusted-proxy", max = 255, help = """
                                    The IP address of a proxy before the cabinet. Its X-Forwarded-For and
                                    X-Forwarded-Proto are believed; it must pass on the header Host. Empty: no
                                    proxy is trusted, and all requests through one share the
                                    limits of one address.""") String trustedProxy,
            @Setting(
                            name = "meterline.cabinet.url",
                            pattern = "(https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?)?",
                            message = "must be such as https://cabinet.example, or empty",
                            max = 100,
                            help = """
                                    The address under which customers open the cabinet, such as https://cabinet.example,
                                    for links in replies. Empty: replies have no links.""")
                    String url,
            CabinetLimitSettings limits,
            @Setting(
                            name = "meterline.cabinet.tls.key-store.file",
                            help = "A key store with the certificate and key of the cabinet. Empty: no TLS.")
                    Path keyStore,
            @Setting(
                            name = "meterline.cabinet.tls.key-store.password",
                            max = 1000,
                            help = "The password of the key store and of its keys.")
                    Secret keyStorePassword,
            @Setting(
                            name = "meterline.cabinet.tls.key-store.type",
                            defaultValue = "PKCS12",
                            pattern = SettingPatterns.KEY_STORE_TYPE,
                            message = SettingPatterns.KEY_STORE_TYPE_NEEDED,
                            help = "PKCS12 or JKS.")
                    String keyStoreType) {
        super(
                port,
                address,
                trustedProxy,
                TlsContext.ofServer("meterline.cabinet", keyStore, keyStorePassword, keyStoreType));
        this.url = url.replaceFirst("/$", "");
        this.limits = limits;
    }

    /** Where customers open it, without a slash at the end; empty where replies have no links. */
    public String url() {
        return url;
    }

    /** The same as people type it, without {@code https://}. */
    public String host() {
        return url.replaceFirst("^https?://", "");
    }

    public CabinetLimitSettings limits() {
        return limits;
    }
}
