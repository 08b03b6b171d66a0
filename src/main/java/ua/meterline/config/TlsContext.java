package ua.meterline.config;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Builds the trust and the own certificate of TLS. */
final class TlsContext {
    private TlsContext() {}

    /**
     * The certificate of a server; null without a file.
     *
     * @param settings the beginning of the settings, such as {@code meterline.console}
     */
    static SSLContext ofServer(String settings, Path file, Secret password, String type) {
        try {
            KeyStoreFile own = KeyStoreFile.open(file, password, type);
            return own == null ? null : of(null, own);
        } catch (IllegalArgumentException e) {
            throw new InvalidGroupException(settings + ".tls.key-store.file", e.getMessage());
        }
    }

    /**
     * @param trusted null for the authorities that Java trusts
     * @param own null for no client certificate
     * @throws IllegalArgumentException saying which key stores cannot be used
     */
    static SSLContext of(KeyStoreFile trusted, KeyStoreFile own) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own == null ? null : keys(own), trust(trusted == null ? null : trusted.content()), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key stores cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyManager[] keys(KeyStoreFile own) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own.content(), own.password());
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
