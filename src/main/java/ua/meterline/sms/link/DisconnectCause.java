package ua.meterline.sms.link;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;

/**
 * Why a connection broke. The reading side often knows more than a failed write: a TLS alert, for example, is only
 * read. Thread-safe.
 */
final class DisconnectCause {
    private static final Duration READER_TIMEOUT = Duration.ofMillis(500);

    private final CompletableFuture<IOException> seen = new CompletableFuture<>();
    private final AtomicReference<String> first = new AtomicReference<>();

    void readFailed(IOException cause) {
        seen.complete(cause);
        note(cause.getMessage());
    }

    /** Keeps the first cause; later ones are consequences of it. */
    void note(String cause) {
        first.compareAndSet(null, cause);
    }

    /** For log lines. */
    String description() {
        String cause = first.get();
        return cause == null ? "unknown cause" : cause;
    }

    /**
     * Waits briefly for the cause that the reader sees, unless the failure itself is conclusive.
     *
     * @param failure of the write or the wait
     * @param connection null when there never was one
     */
    IOException explain(IOException failure, SmscConnection connection) {
        return connection == null || isAboutAResponse(failure) ? failure : explain(failure, connection.isSecured());
    }

    private static boolean isAboutAResponse(IOException failure) {
        return failure.getCause() instanceof NegativeResponseException
                || failure.getCause() instanceof ResponseTimeoutException;
    }

    private IOException explain(IOException failure, boolean secured) {
        try {
            IOException cause = seen.get(READER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new IOException(
                    "the connection broke", cause instanceof SocketException ? closedByPeer(cause, secured) : cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failure;
        } catch (ExecutionException | TimeoutException e) {
            return closedByPeer(failure, secured);
        }
    }

    /** A peer that rejects our certificate may close before its alert arrives. */
    private static IOException closedByPeer(IOException failure, boolean secured) {
        return secured ? new SSLException(TlsFailure.CLOSED_AFTER_HANDSHAKE, failure) : failure;
    }
}
