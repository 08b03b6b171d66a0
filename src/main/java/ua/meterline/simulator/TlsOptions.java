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

/** The part of the command line that has the SMSC speak TLS. */
final class TlsOptions {
    private static final String TYPE = "PKCS12";

    @Option(
            names = "--tls",
            paramLabel = "FILE",
            description = "Speak TLS, with the key and certificate of this PKCS12 file.")
    private Path keys;

    @Option(
            names = "--tls-clients",
            paramLabel = "FILE",
            description = "Ask for a certificate that this PKCS12 file trusts.")
    private Path clients;

    @Option(names = "--tls-password", paramLabel = "WORD", defaultValue = "", description = "Password of these files.")
    private String password;

    boolean asksForCertificate() {
        return clients != null;
    }

    /**
     * {@code null} for no TLS.
     *
     * @throws IllegalArgumentException naming the file that cannot be used
     */
    SSLContext context() {
        if (keys == null) {
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
