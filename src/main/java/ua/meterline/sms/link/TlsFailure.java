package ua.meterline.sms.link;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What Java's exceptions say about TLS that did not come about, in an operator's words. */
final class TlsFailure {
    /** Java has no class of exception for it. */
    private static final Pattern OTHER_HOST = Pattern.compile("No (subject alternative|name matching).*");

    /** Said of a connection that the peer closed right after the handshake, without a word. */
    static final String BROKEN_OFF = "broken off after the handshake";

    private TlsFailure() {}

    /** Empty when the cause has nothing to do with TLS. Trying again soon is of no use, whatever it is. */
    static Optional<BindFailure> of(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return failure("the SMSC's certificate has expired", "ask the operator to renew it");
        } else if (cause instanceof CertificateNotYetValidException) {
            return failure("the SMSC's certificate is not valid yet", "look at this machine's clock");
        } else if (cause instanceof CertPathBuilderException) {
            return failure(
                    "the SMSC's certificate is signed by nobody we trust",
                    "put the operator's authority into meterline.smpp.tls.trust-store.file");
        } else if (cause instanceof CertificateException
                && OTHER_HOST.matcher(said(cause)).matches()) {
            return failure(
                    "the SMSC's certificate is for another host",
                    "write meterline.smpp.host as the certificate has it, or ask the operator for one of this host");
        } else if (cause instanceof SSLException) {
            return handshake(said(cause));
        }
        return Optional.empty();
    }

    private static Optional<BindFailure> handshake(String said) {
        if (said.startsWith("Unsupported or unrecognized SSL message")) {
            return failure("the SMSC does not speak TLS on this port", "ask the operator which port does");
        } else if (said.equals(BROKEN_OFF)) {
            return failure(
                    "the SMSC does not take our certificate, or has another reason to leave right after the TLS handshake",
                    "agree on meterline.smpp.tls.key-store.file with the operator");
        } else if (said.matches("(.* )?Received fatal alert: .*certificate.*")) {
            return failure(
                    "the SMSC does not take our certificate (" + said + ")",
                    "agree on meterline.smpp.tls.key-store.file with the operator");
        }
        return failure("no TLS with the SMSC: " + said, "compare TLS versions and certificates with the operator");
    }

    private static Optional<BindFailure> failure(String description, String advice) {
        return Optional.of(new BindFailure(description, advice, true));
    }

    private static String said(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
