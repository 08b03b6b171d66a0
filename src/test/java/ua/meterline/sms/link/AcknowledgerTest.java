package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcknowledgerTest {
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Acknowledger acknowledger;

    static Throwable[] failures() {
        return new Throwable[] {new IOException("broken"), new IllegalStateException(), new OutOfMemoryError()};
    }

    /** Otherwise the session would keep receiving messages that are never acknowledged. */
    @ParameterizedTest
    @MethodSource("failures")
    void closesTheSessionWhenItCannotSendResponses(Throwable failure) throws Exception {
        acknowledger = new Acknowledger(
                "test",
                octets -> {
                    if (failure instanceof IOException io) {
                        throw io;
                    } else if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                },
                () -> closed.complete(null));
        acknowledger.start();
        acknowledger.received();
        acknowledger.complete(7, 0);

        closed.get(5, TimeUnit.SECONDS);
        assertThat(acknowledger.inFlight()).isZero();
    }

    @AfterEach
    void close() {
        acknowledger.close();
    }
}
