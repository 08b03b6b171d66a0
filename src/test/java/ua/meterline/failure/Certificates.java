package ua.meterline.failure;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/** An operator's authority and the certificates it signed, made for one test. */
final class Certificates {
    static final String PASSWORD = "changeit";
    private static final String HOST = "127.0.0.1";

    final X509Bundle authority =
            builder("CN=Operator").setIsCertificateAuthority(true).buildSelfSigned();

    Certificates() throws Exception {}

    X509Bundle right() throws Exception {
        return builder("CN=SMSC").addSanIpAddress(HOST).buildIssuedBy(authority);
    }

    X509Bundle ofAnotherHost() throws Exception {
        return builder("CN=SMSC").addSanDnsName("smsc.example").buildIssuedBy(authority);
    }

    X509Bundle expired() throws Exception {
        return builder("CN=SMSC")
                .addSanIpAddress(HOST)
                .notAfter(Instant.now().minus(Duration.ofDays(1)))
                .buildIssuedBy(authority);
    }

    X509Bundle selfSigned() throws Exception {
        return builder("CN=SMSC")
                .addSanIpAddress(HOST)
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    X509Bundle ofAClient() throws Exception {
        return builder("CN=meterline").buildIssuedBy(authority);
    }

    private static CertificateBuilder builder(String subject) {
        Instant now = Instant.now();
        return new CertificateBuilder()
                .ecp256()
                .subject(subject)
                .notBefore(now.minus(Duration.ofDays(30)))
                .notAfter(now.plus(Duration.ofDays(30)));
    }

    /** What an SMSC with this certificate speaks; it trusts whom the authority signed for. */
    SSLContext server(X509Bundle certificate) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                certificate.toKeyManagerFactory().getKeyManagers(),
                authority.toTrustManagerFactory().getTrustManagers(),
                null);
        return context;
    }

    Path trustStore(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("operator", authority.getCertificate());
        return write(store, folder.resolve("trusted.p12"));
    }

    static Path keyStore(X509Bundle certificate, Path folder) throws Exception {
        return write(certificate.toKeyStore("PKCS12", PASSWORD.toCharArray()), folder.resolve("own.p12"));
    }

    private static Path write(KeyStore store, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
