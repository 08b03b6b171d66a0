package ua.meterline.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** TLS of a link. The key stores are read and checked once, when the settings are loaded. Immutable. */
public final class LinkTls {
    private final SSLContext context;

    LinkTls(
            @Setting(
                            section = "TLS to the SMSC: at least 1.2; the certificate must match the host name",
                            name = "meterline.smpp.tls",
                            defaultValue = "false",
                            help = "true: connect with TLS.")
                    boolean enabled,
            @Setting(name = "meterline.smpp.tls.trust-store.file", help = """
                            A key store with the certificate of the SMSC or of the authority that signed it. Empty: the
                            authorities that Java trusts.""") Path trustStore,
            @Setting(
                            name = "meterline.smpp.tls.trust-store.password",
                            max = 1000,
                            help = "The password of the trust store.")
                    Secret trustStorePassword,
            @Setting(
                            name = "meterline.smpp.tls.trust-store.type",
                            defaultValue = "PKCS12",
                            pattern = "PKCS12|JKS",
                            message = "must be PKCS12 or JKS",
                            help = "PKCS12 or JKS.")
                    String trustStoreType,
            @Setting(
                            name = "meterline.smpp.tls.key-store.file",
                            help = "A key store with the client certificate and its key, where the operator requires "
                                    + "one.")
                    Path keyStore,
            @Setting(
                            name = "meterline.smpp.tls.key-store.password",
                            max = 1000,
                            help = "The password of the key store and of its keys.")
                    Secret keyStorePassword,
            @Setting(
                            name = "meterline.smpp.tls.key-store.type",
                            defaultValue = "PKCS12",
                            pattern = "PKCS12|JKS",
                            message = "must be PKCS12 or JKS",
                            help = "PKCS12 or JKS.")
                    String keyStoreType) {
        Map<String, String> problems = new LinkedHashMap<>();
        KeyStoreFile trusted = null;
        KeyStoreFile own = null;
        try {
            trusted = KeyStoreFile.open(trustStore, trustStorePassword, trustStoreType);
        } catch (IllegalArgumentException e) {
            problems.put("meterline.smpp.tls.trust-store.file", e.getMessage());
        }
        try {
            own = KeyStoreFile.open(keyStore, keyStorePassword, keyStoreType);
        } catch (IllegalArgumentException e) {
            problems.put("meterline.smpp.tls.key-store.file", e.getMessage());
        }
        if (!problems.isEmpty()) {
            throw new InvalidGroupException(problems);
        }
        this.context = enabled ? context(trusted, own) : null;
    }

    private static SSLContext context(KeyStoreFile trusted, KeyStoreFile own) {
        try {
            return TlsContext.of(trusted, own);
        } catch (IllegalArgumentException e) {
            throw new InvalidGroupException("meterline.smpp.tls", e.getMessage());
        }
    }

    /** Empty for a link without TLS. */
    public Optional<SSLContext> context() {
        return Optional.ofNullable(context);
    }
}
