package ua.meterline.sms.link;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSmResp;
import ua.meterline.sms.SubmitRejectedException;
import ua.meterline.sms.SubmitRejectedException.Concern;
import ua.meterline.sms.SubmitStatusTable;
import ua.meterline.sms.UnansweredSubmitException;

/**
 * The submit_sm of one session that wait for their responses, by sequence_number, and those whose responses are late.
 * Thread-safe.
 */
final class PendingSubmits {
    /** The oldest are forgotten: an SMSC that is so late does not respond any more. */
    static final int MOST_LATE = 10_000;

    private final Map<Integer, Submit> pending = new ConcurrentHashMap<>();
    private final Queue<Integer> late = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lateCount = new AtomicInteger();
    private final SubmitStatusTable statuses;
    private final Consumer<SubmitRejectedException> onSessionRefusal;
    private final RejectionStreak streak = new RejectionStreak(System::nanoTime);
    private volatile boolean accepted;
    private volatile boolean linkLost;

    /** A response comes in time or late, or never. */
    private record Submit(CompletableFuture<String> inTime, CompletableFuture<String> late) {
        Submit() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }

        void complete(String messageId) {
            if (!inTime.complete(messageId)) {
                late.complete(messageId);
            }
        }

        void fail(Exception cause) {
            if (!inTime.completeExceptionally(cause)) {
                late.completeExceptionally(cause);
            }
        }
    }

    /** @param onSessionRefusal called without blocking for each rejection that concerns the session */
    PendingSubmits(SubmitStatusTable statuses, Consumer<SubmitRejectedException> onSessionRefusal) {
        this.statuses = statuses;
        this.onSessionRefusal = onSessionRefusal;
    }

    /**
     * Must be called before the submit_sm is sent.
     *
     * @return completes with the message_id of the SMSC, which may be null; fails with a {@link
     *     SubmitRejectedException} when the SMSC rejects the message, with an {@link UnansweredSubmitException} after
     *     the timeout, with any other exception when the outcome is unknown
     */
    CompletableFuture<String> register(int sequenceNumber, long timeoutMillis) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Submit submit = new Submit();
        pending.put(sequenceNumber, submit);
        submit.inTime().orTimeout(timeoutMillis, TimeUnit.MILLISECONDS).whenComplete((messageId, failure) -> {
            if (failure instanceof TimeoutException) {
                keepLate(sequenceNumber);
                answer.completeExceptionally(new UnansweredSubmitException(submit.late()));
            } else {
                pending.remove(sequenceNumber);
                settle(answer, messageId, failure);
            }
        });
        if (linkLost) {
            submit.fail(linkLost());
        }
        return answer;
    }

    private static void settle(CompletableFuture<String> answer, String messageId, Throwable failure) {
        if (failure == null) {
            answer.complete(messageId);
        } else {
            answer.completeExceptionally(failure);
        }
    }

    private void keepLate(int sequenceNumber) {
        late.add(sequenceNumber);
        if (lateCount.incrementAndGet() > MOST_LATE) {
            lateCount.decrementAndGet();
            pending.remove(late.remove());
        }
    }

    /** A response to an unknown submit_sm is ignored. */
    void complete(SubmitSmResp response) {
        if (response.getCommandStatus() != SMPPConstant.STAT_ESME_ROK) {
            fail(response.getSequenceNumber(), response.getCommandStatus());
            return;
        }
        accepted = true;
        streak.end();
        Submit submit = pending.get(response.getSequenceNumber());
        if (submit != null) {
            submit.complete(response.getMessageId());
        }
    }

    /** Returns whether the submit_sm was pending. */
    boolean fail(int sequenceNumber, int commandStatus) {
        Submit submit = pending.get(sequenceNumber);
        if (submit == null) {
            return false;
        }
        SubmitRejectedException rejection = new SubmitRejectedException(commandStatus, statuses.concern(commandStatus));
        if (concernsTheSession(rejection.concern())) {
            onSessionRefusal.accept(rejection);
        }
        submit.fail(rejection);
        return true;
    }

    /** A status about one reply neither ends a streak nor belongs to it. */
    private boolean concernsTheSession(Concern concern) {
        return switch (concern) {
            case SESSION -> true;
            case RATE, MOMENT -> streak.rejected();
            case RECIPIENT, MESSAGE -> false;
        };
    }

    /** Whether the SMSC accepted any submit_sm. */
    boolean hasAccepted() {
        return accepted;
    }

    /** Waits until no response is pending any more; late ones are not waited for. */
    void awaitResponses(Duration timeout) {
        CompletableFuture<?>[] waiting =
                pending.values().stream().map(Submit::inTime).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(waiting)
                    .handle((done, failure) -> done)
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // those that are missing fail when the session is closed
        }
    }

    /** The link is lost: no response can arrive any more. */
    void failAll() {
        linkLost = true;
        pending.values().forEach(submit -> submit.fail(linkLost()));
    }

    static InvalidResponseException linkLost() {
        return new InvalidResponseException("the link was lost before the response");
    }
}
