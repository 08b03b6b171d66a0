package ua.meterline.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import picocli.CommandLine.Option;

/** The command line options about TLS. */
final class TlsOptions {
    private static final String TYPE = "PKCS12";

    @Option(
            names = "--tls",
            paramLabel = "FILE",
            description = "Use TLS, with the key and certificate in this PKCS12 file.")
    private Path keys;

    @Option(
            names = "--tls-clients",
            paramLabel = "FILE",
            description = "Require client certificates that this PKCS12 file trusts. Needs --tls.")
    private Path clients;

    @Option(names = "--tls-password", paramLabel = "WORD", defaultValue = "", description = "Password of both files.")
    private String password;

    boolean asksForCertificate() {
        return clients != null;
    }

    /**
     * {@code null} without TLS.
     *
     * @throws IllegalArgumentException if a file cannot be used, or {@code --tls} is missing
     */
    SSLContext context() {
        if (keys == null) {
            if (clients != null) {
                throw new IllegalArgumentException("--tls-clients needs --tls");
            }
            return null;
        }
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(open(keys), password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), clients == null ? null : trusted(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(keys + " cannot be used: " + e.getMessage(), e);
        }
    }

    private TrustManager[] trusted() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(open(clients));
        return factory.getTrustManagers();
    }

    private KeyStore open(Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, password.toCharArray());
            return store;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot open " + file + ": " + e.getMessage(), e);
        }
    }
}
