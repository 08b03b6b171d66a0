package ua.meterline.simulator;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Fixed options of a simulator. What may change while it runs is in {@link Behaviour}.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param systemId if present, a bind with another one is rejected with ESME_RINVSYSID (0x0F)
 * @param password if present, a bind with another one is rejected with ESME_RINVPASWD (0x0E)
 * @param window maximum of deliver_sm in flight per session, at least 1
 * @param responseTimeout timeout of a deliver_sm
 * @param redeliveryDelay delay before a stored message is retried
 * @param enquireLinkInterval silence after which the SMSC sends an enquire_link
 * @param tls if present, links are TLS with this context's certificate
 * @param asksForCertificate whether TLS requires a client certificate that the context trusts
 */
public record SimulatorOptions(
        String host,
        int port,
        Optional<String> systemId,
        Optional<String> password,
        int window,
        Duration responseTimeout,
        Duration redeliveryDelay,
        Duration enquireLinkInterval,
        Optional<SSLContext> tls,
        boolean asksForCertificate) {

    /** @throws IllegalArgumentException for an invalid port, window or duration */
    public SimulatorOptions {
        Objects.requireNonNull(host, "host");
        require(port >= 0 && port <= 0xFFFF, "port must be 0 to 65535: " + port);
        require(window >= 1, "window must be at least 1: " + window);
        require(isPositive(responseTimeout), "responseTimeout must be positive: " + responseTimeout);
        require(!redeliveryDelay.isNegative(), "redeliveryDelay must not be negative: " + redeliveryDelay);
        require(isPositive(enquireLinkInterval), "enquireLinkInterval must be positive: " + enquireLinkInterval);
    }

    public static Builder builder() {
        return new Builder();
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Builds options; the defaults are those of a well-behaved SMSC on the loopback address. Not thread-safe. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private String systemId;
        private String password;
        private int window = 10;
        private Duration responseTimeout = Duration.ofSeconds(10);
        private Duration redeliveryDelay = Duration.ofMillis(500);
        private Duration enquireLinkInterval = Duration.ofSeconds(30);
        private SSLContext tls;
        private boolean asksForCertificate;

        private Builder() {}

        public Builder host(String value) {
            host = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        /** {@code null} accepts every system_id. */
        public Builder systemId(String value) {
            systemId = value;
            return this;
        }

        /** {@code null} accepts every password. */
        public Builder password(String value) {
            password = value;
            return this;
        }

        public Builder window(int value) {
            window = value;
            return this;
        }

        public Builder responseTimeout(Duration value) {
            responseTimeout = value;
            return this;
        }

        public Builder redeliveryDelay(Duration value) {
            redeliveryDelay = value;
            return this;
        }

        public Builder enquireLinkInterval(Duration value) {
            enquireLinkInterval = value;
            return this;
        }

        /** {@code null} for none. */
        public Builder tls(SSLContext value) {
            tls = value;
            return this;
        }

        /** Of ESMEs, with TLS. */
        public Builder asksForCertificate(boolean value) {
            asksForCertificate = value;
            return this;
        }

        /** @throws IllegalArgumentException see {@link SimulatorOptions} */
        public SimulatorOptions build() {
            return new SimulatorOptions(
                    host,
                    port,
                    Optional.ofNullable(systemId),
                    Optional.ofNullable(password),
                    window,
                    responseTimeout,
                    redeliveryDelay,
                    enquireLinkInterval,
                    Optional.ofNullable(tls),
                    asksForCertificate);
        }
    }
}
