package ua.meterline.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
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

    @Option(names = "--tls-password", paramLabel = "WORD", description = "Password of both files. Needs --tls.")
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
            if (clients != null || password != null) {
                throw new IllegalArgumentException(
                        (clients != null ? "--tls-clients" : "--tls-password") + " needs --tls");
            }
            return null;
        }
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(withEntry(keys, KeyStore::isKeyEntry, "no private key"), password());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), clients == null ? null : trusted(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(keys + " cannot be used: " + e.getMessage(), e);
        }
    }

    private TrustManager[] trusted() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(withEntry(clients, KeyStore::isCertificateEntry, "no trusted certificate"));
        return factory.getTrustManagers();
    }

    private char[] password() {
        return password == null ? new char[0] : password.toCharArray();
    }

    /** Whether an entry is of a kind. */
    @FunctionalInterface
    private interface EntryKind {
        boolean isThatOf(KeyStore store, String alias) throws KeyStoreException;
    }

    private KeyStore withEntry(Path file, EntryKind kind, String otherwise) throws GeneralSecurityException {
        KeyStore store = open(file);
        for (String alias : Collections.list(store.aliases())) {
            if (kind.isThatOf(store, alias)) {
                return store;
            }
        }
        throw new IllegalArgumentException(file + " has " + otherwise);
    }

    private KeyStore open(Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, password());
            return store;
        } catch (FileSystemException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + MessageFile.reason(e), e);
        } catch (IOException e) {
            boolean locked = e.getCause() instanceof UnrecoverableKeyException;
            String reason = locked ? "the password is wrong; see --tls-password" : "it is no PKCS12 file";
            throw new IllegalArgumentException("cannot read " + file + ": " + reason, e);
        }
    }
}
