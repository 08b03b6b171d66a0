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
 * Why a connection broke. The side that reads knows more than the one that cannot write: an alert of TLS comes that way, if it
 * comes. Thread-safe.
 */
final class DisconnectCause {
    private static final Duration READER_TIMEOUT = Duration.ofMillis(500);

    private final CompletableFuture<IOException> seen = new CompletableFuture<>();
    private final AtomicReference<String> first = new AtomicReference<>();

    void readerSaw(IOException cause) {
        seen.complete(cause);
        note(cause.getMessage());
    }

    /** What comes later is only a consequence. */
    void note(String cause) {
        first.compareAndSet(null, cause);
    }

    /** In an operator's words. */
    String words() {
        String cause = first.get();
        return cause == null ? "for a reason unknown" : cause;
    }

    /**
     * Waits a moment for the reader, unless the failure says all.
     *
     * @param failure what whoever wrote or waited was told
     * @param connection null when there never was one
     */
    IOException behind(IOException failure, SmscConnection connection) {
        return connection == null || isAboutAnAnswer(failure) ? failure : behind(failure, connection.isSecured());
    }

    private static boolean isAboutAnAnswer(IOException failure) {
        return failure.getCause() instanceof NegativeResponseException
                || failure.getCause() instanceof ResponseTimeoutException;
    }

    private IOException behind(IOException failure, boolean secured) {
        try {
            IOException cause = seen.get(READER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new IOException(
                    "the connection broke", cause instanceof SocketException ? brokenOff(cause, secured) : cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failure;
        } catch (ExecutionException | TimeoutException e) {
            return brokenOff(failure, secured);
        }
    }

    /** A peer that does not like our certificate may be gone before its alert is here. */
    private static IOException brokenOff(IOException failure, boolean secured) {
        return secured ? new SSLException(TlsFailure.BROKEN_OFF, failure) : failure;
    }
}
