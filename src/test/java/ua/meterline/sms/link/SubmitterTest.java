package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jsmpp.PDUException;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.sms.ExpiredSubmitException;
import ua.meterline.sms.SubmitRejectedException;
import ua.meterline.sms.SubmitStatusTable;
import ua.meterline.sms.SubmitTerms;
import ua.meterline.sms.SubmitTerms.Precedence;

class SubmitterTest {
    private static final int WINDOW = 3;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** The pending responses of sent messages. */
    private final List<CompletableFuture<String>> left = new CopyOnWriteArrayList<>();

    private final RateLimiter rateLimiter = new RateLimiter(0);
    private volatile Throwable cannot;
    private final Submitter submitter = new Submitter("test", this::transmit, rateLimiter, WINDOW);
    private final List<Integer> groups = new CopyOnWriteArrayList<>();

    private List<CompletableFuture<String>> transmit(List<SubmitSm> messages) throws IOException {
        if (cannot instanceof IOException down) {
            throw down;
        } else if (cannot instanceof Error error) {
            throw error;
        } else if (cannot instanceof PDUException bad) {
            return messages.stream()
                    .map(message -> CompletableFuture.<String>failedFuture(bad))
                    .toList();
        }
        groups.add(messages.size());
        List<CompletableFuture<String>> answers = messages.stream()
                .map(message -> new CompletableFuture<String>())
                .toList();
        left.addAll(answers);
        return answers;
    }

    @AfterEach
    void stop() {
        submitter.stop();
    }

    @Test
    void completesWithTheResponse() throws Exception {
        submitter.start();
        CompletableFuture<String> answer = submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES);
        await().until(() -> left.size() == 1);

        left.get(0).complete("17");
        assertThat(answer).succeedsWithin(SOON).isEqualTo("17");
    }

    @Test
    void neverExceedsTheWindow() {
        submitter.start();
        for (int i = 0; i < WINDOW + 2; i++) {
            submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES);
        }
        await().until(() -> left.size() == WINDOW);
        await().during(Duration.ofMillis(100)).until(() -> left.size() == WINDOW);

        left.get(1).complete("1");
        await().until(() -> left.size() == WINDOW + 1);
        left.get(0).completeExceptionally(rejection(0x08));
        await().until(() -> left.size() == WINDOW + 2);
    }

    @Test
    void sendsABatchInOneWrite() {
        for (int i = 0; i < WINDOW + 1; i++) {
            submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES);
        }
        submitter.start();

        await().until(() -> left.size() == WINDOW);
        assertThat(groups).containsExactly(WINDOW);
    }

    @Test
    void failsTheWholeBatch() {
        List<CompletableFuture<String>> answers = Stream.generate(
                        () -> submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES))
                .limit(2 * WINDOW)
                .toList();
        cannot = new IOException("down");
        submitter.start();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .failsWithin(SOON)
                        .withThrowableOfType(ExecutionException.class)
                        .withCause(cannot));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x58, 0x14})
    void slowsDownWhenThrottled(int status) {
        double before = rateLimiter.perSecond();
        answer(rejection(status));

        assertThat(rateLimiter.perSecond()).isLessThan(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x0B})
    void keepsItsRateOnOtherRejections(int status) {
        double before = rateLimiter.perSecond();
        answer(rejection(status));

        assertThat(rateLimiter.perSecond()).isEqualTo(before);
    }

    private static SubmitRejectedException rejection(int status) {
        return new SubmitRejectedException(status, SubmitStatusTable.STANDARD.concern(status));
    }

    private void answer(Exception refusal) {
        submitter.start();
        CompletableFuture<String> answer = submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES);
        await().until(() -> left.size() == 1);
        left.get(0).completeExceptionally(refusal);
        assertThat(answer)
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCause(refusal);
    }

    @Test
    void continuesAfterAFailedBatch() throws Exception {
        submitter.start();
        for (Throwable failure :
                List.of(new IOException("down"), new PDUException("too long"), new OutOfMemoryError("for a moment"))) {
            for (int i = 0; i <= WINDOW; i++) {
                cannot = failure;
                assertThat(submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES))
                        .failsWithin(SOON)
                        .withThrowableOfType(ExecutionException.class)
                        .withCause(failure);
            }
        }
        cannot = null;
        submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES);
        await().until(() -> left.size() == 1);
    }

    @Test
    void failsQueuedAndLaterSubmitsOnceStopped() {
        CompletableFuture<String> before = submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES);
        submitter.stop();
        CompletableFuture<String> after = submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES);

        assertThat(List.of(before, after))
                .allSatisfy(answer -> assertThat(answer)
                        .failsWithin(SOON)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(IOException.class)
                        .withMessageContaining("the link is stopped"));
    }

    @Test
    void sendsUrgentSubmitsFirstAndBulkLast() {
        List<Precedence> worstFirst = List.of(Precedence.BULK, Precedence.REPLY, Precedence.URGENT);
        SubmitQueue<Precedence> queue = new SubmitQueue<>();
        worstFirst.forEach(precedence -> queue.add(precedence, precedence));

        assertThat(Stream.generate(queue::poll).takeWhile(Objects::nonNull))
                .containsExactly(Precedence.URGENT, Precedence.REPLY, Precedence.BULK);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void dropsWhatHasExpiredWhenItIsItsTurn() throws Exception {
        AtomicBoolean expired = new AtomicBoolean();
        SubmitTerms terms =
                new SubmitTerms(Precedence.URGENT, () -> expired.get() ? new ExpiredSubmitException() : null);
        List<CompletableFuture<String>> late = Stream.generate(() -> submitter.submit(new SubmitSm(), terms))
                .limit(WINDOW + 1)
                .toList();
        expired.set(true);
        submitter.start();

        assertThat(late)
                .allSatisfy(answer -> assertThat(answer)
                        .failsWithin(SOON)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(ExpiredSubmitException.class));
        for (int i = 0; i < WINDOW; i++) {
            submitter.submit(new SubmitSm(), SubmitTerms.OF_REPLIES);
        }
        await("the window is free again").until(() -> left.size() == WINDOW);
    }
}
