package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcknowledgerTest {
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
    private Acknowledger acknowledger;

    static Throwable[] failures() {
        return new Throwable[] {new IOException("broken"), new IllegalStateException(), new OutOfMemoryError()};
    }

    /** It would go on taking messages that nobody answers. */
    @ParameterizedTest
    @MethodSource("failures")
    void givesTheSessionUpWhenItCanAnswerNoMore(Throwable failure) throws Exception {
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
                () -> givenUp.complete(null));
        acknowledger.start();
        acknowledger.owe();
        acknowledger.pay(7, 0);

        givenUp.get(5, TimeUnit.SECONDS);
        assertThat(acknowledger.owed()).isZero();
    }

    @AfterEach
    void close() {
        acknowledger.close();
    }
}
