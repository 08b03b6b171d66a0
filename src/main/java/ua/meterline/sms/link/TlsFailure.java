package ua.meterline.sms.link;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Translates the TLS exceptions of Java into terms an operator can act on. */
final class TlsFailure {
    /** There is no exception class for it. */
    private static final Pattern OTHER_HOST = Pattern.compile("No (subject alternative|name matching).*");

    /** The message for a connection that the peer closed right after the handshake, without an alert. */
    static final String CLOSED_AFTER_HANDSHAKE = "closed by the peer after the handshake";

    private TlsFailure() {}

    /** Empty when the cause has nothing to do with TLS. An early retry is useless for all of them. */
    static Optional<BindFailure> of(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return failure("the SMSC's certificate has expired", "ask the operator to renew it");
        } else if (cause instanceof CertificateNotYetValidException) {
            return failure("the SMSC's certificate is not valid yet", "check the clock of this machine");
        } else if (cause instanceof CertPathBuilderException) {
            return failure(
                    "the SMSC's certificate is not signed by a trusted authority",
                    "put the operator's authority into meterline.smpp.tls.trust-store.file");
        } else if (cause instanceof CertificateException
                && OTHER_HOST.matcher(message(cause)).matches()) {
            return failure(
                    "the SMSC's certificate is for another host",
                    "write meterline.smpp.host as the certificate has it, or ask the operator for one of this host");
        } else if (cause instanceof SSLException) {
            return handshake(message(cause));
        }
        return Optional.empty();
    }

    private static Optional<BindFailure> handshake(String message) {
        if (message.startsWith("Unsupported or unrecognized SSL message")) {
            return failure("the SMSC does not speak TLS on this port", "ask the operator which port does");
        } else if (message.equals(CLOSED_AFTER_HANDSHAKE)) {
            return failure(
                    "the SMSC rejects our certificate, or closes right after the TLS handshake for another reason",
                    "agree on meterline.smpp.tls.key-store.file with the operator");
        } else if (message.matches("(.* )?Received fatal alert: .*certificate.*")) {
            return failure(
                    "the SMSC rejects our certificate (" + message + ")",
                    "agree on meterline.smpp.tls.key-store.file with the operator");
        }
        return failure("no TLS with the SMSC: " + message, "compare TLS versions and certificates with the operator");
    }

    private static Optional<BindFailure> failure(String description, String advice) {
        return Optional.of(new BindFailure(description, advice, true));
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
