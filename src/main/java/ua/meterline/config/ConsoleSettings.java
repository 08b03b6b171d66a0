package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;

/** Where the console of the office listens. Immutable. */
public final class ConsoleSettings extends ListenerSettings {
    private final int apiRate;
    private final Duration sessionIdle;
    private final Duration sessionLifetime;

    /** @param port empty: no console */
    public ConsoleSettings(
            @Setting(
                            section = "Console",
                            name = "meterline.console.port",
                            pattern = SettingPatterns.OPTIONAL_PORT,
                            message = SettingPatterns.OPTIONAL_PORT_NEEDED,
                            help = "The port of the office's pages. Empty: there are none. 0: any free port.")
                    String port,
            @Setting(name = "meterline.console.address", defaultValue = "127.0.0.1", max = 255, help = """
                                    The address that the console listens on. Empty: all interfaces. Beyond 127.0.0.1,
                                    use TLS or a proxy with TLS: people send passwords.""")
                    String address,
            @Setting(name = "meterline.console.trusted-proxy", max = 255, help = """
                                    The IP address of a proxy before the console. Its X-Forwarded-For and
                                    X-Forwarded-Proto are believed; it must pass on the header Host. Empty: there is
                                    none.""") String trustedProxy,
            @Setting(
                            name = "meterline.console.api-rate",
                            defaultValue = "20",
                            min = 1,
                            max = 1000,
                            help = "Most calls of the HTTP API a second for each token.")
                    int apiRate,
            @Setting(
                            name = "meterline.console.session-idle",
                            defaultValue = "30m",
                            min = 10_000,
                            help = "How long after the last request a person has to sign in again.")
                    Duration sessionIdle,
            @Setting(
                            name = "meterline.console.session-lifetime",
                            defaultValue = "12h",
                            min = 10_000,
                            help = "How long after the login a person has to sign in again in any case.")
                    Duration sessionLifetime,
            @Setting(
                            name = "meterline.console.tls.key-store.file",
                            help = "A key store with the certificate and key of the console. Empty: no TLS.")
                    Path keyStore,
            @Setting(
                            name = "meterline.console.tls.key-store.password",
                            max = 1000,
                            help = "The password of the key store and of its keys.")
                    Secret keyStorePassword,
            @Setting(
                            name = "meterline.console.tls.key-store.type",
                            defaultValue = "PKCS12",
                            pattern = SettingPatterns.KEY_STORE_TYPE,
                            message = SettingPatterns.KEY_STORE_TYPE_NEEDED,
                            help = "PKCS12 or JKS.")
                    String keyStoreType) {
        super(
                port,
                address,
                trustedProxy,
                TlsContext.ofServer("meterline.console", keyStore, keyStorePassword, keyStoreType));
        this.apiRate = apiRate;
        this.sessionIdle = sessionIdle;
        this.sessionLifetime = sessionLifetime;
    }

    /** Most calls of the HTTP API a second for each token. */
    public int apiRate() {
        return apiRate;
    }

    public Duration sessionIdle() {
        return sessionIdle;
    }

    public Duration sessionLifetime() {
        return sessionLifetime;
    }
}
