package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.fixture.Deadline;

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
                nanos -> {},
                () -> closed.complete(null));
        acknowledger.start();
        acknowledger.received();
        acknowledger.complete(7, 0, System.nanoTime());

        closed.get(Deadline.SECONDS, TimeUnit.SECONDS);
        assertThat(acknowledger.inFlight()).isZero();
    }

    /** The receive window would not bound the heap otherwise. */
    @Test
    void countsAMessageUntilItsResponseIsWritten() {
        Semaphore reads = new Semaphore(0);
        acknowledger = new Acknowledger(
                "test", octets -> reads.acquireUninterruptibly(), nanos -> {}, () -> closed.complete(null));
        acknowledger.start();
        acknowledger.received();
        acknowledger.complete(7, 0, System.nanoTime());
        await().during(Duration.ofMillis(100)).until(() -> acknowledger.inFlight() == 1);

        reads.release();
        await().until(() -> acknowledger.inFlight() == 0);
    }

    @Test
    void blocksTheReaderWhileThePeerReadsNoRejections() {
        Semaphore reads = new Semaphore(0);
        acknowledger = new Acknowledger(
                "test", octets -> reads.acquireUninterruptibly(), nanos -> {}, () -> closed.complete(null));
        acknowledger.start();
        AtomicInteger rejected = new AtomicInteger();
        Thread reader = new Thread(() -> {
            for (int number = 1; number <= 5_000; number++) {
                acknowledger.reject(number, 0x58);
                rejected.set(number);
            }
        });
        reader.start();
        await().until(() -> reader.getState() == Thread.State.WAITING);
        assertThat(rejected).hasValue(Acknowledger.MAX_REJECTIONS);

        reads.release(5_000);
        await().until(() -> rejected.get() == 5_000);
    }

    @Test
    void releasesTheReaderWhenTheSessionIsClosed() {
        acknowledger = new Acknowledger("test", octets -> {}, nanos -> {}, () -> closed.complete(null));
        Thread reader = new Thread(() -> {
            for (int number = 0; number <= Acknowledger.MAX_REJECTIONS; number++) {
                acknowledger.reject(number, 0x58);
            }
        });
        reader.start();
        await().until(() -> reader.getState() == Thread.State.WAITING);

        acknowledger.close();
        await().until(() -> !reader.isAlive());
    }

    @AfterEach
    void close() {
        acknowledger.close();
    }
}
