package ua.meterline.link;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.NegativeResponseException;

/**
 * Sends what is to leave by one link, one after the other, as fast as the SMSC takes it and while not too many are
 * unanswered. A thread for each link: one that is slow or down holds up no other. Thread-safe.
 */
final class Submitter {
    /** Fewer would have been taken. */
    private static final Set<Integer> TOO_FAST =
            Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

    /** Where submits go. */
    @FunctionalInterface
    interface Transmitter {
        /**
         * Waits until there is a session to send by.
         *
         * @return as {@link SmscSession#submit}
         * @throws IOException also when none is bound for too long
         */
        CompletableFuture<String> submit(SubmitSm message) throws PDUException, IOException, InterruptedException;
    }

    private record Waiting(SubmitSm message, CompletableFuture<String> answer) {
        void fail(Exception why) {
            answer.completeExceptionally(why);
        }
    }

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Transmitter transmitter;
    private final Pace pace;
    private final Semaphore window;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param name of the link
     * @param mostUnanswered how many may wait for their answers
     */
    Submitter(String name, Transmitter transmitter, Pace pace, int mostUnanswered) {
        this.transmitter = transmitter;
        this.pace = pace;
        this.window = new Semaphore(mostUnanswered);
        this.thread = new Thread(this::work, "submits " + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** What did not leave yet fails, and what comes later. */
    void stop() {
        stopped = true;
        thread.interrupt();
        failAll();
    }

    /**
     * Returns at once.
     *
     * @return as {@link SmscSession#submit}; fails with an {@link IOException} when it did not leave
     */
    CompletableFuture<String> submit(SubmitSm message) {
        Waiting waiting = new Waiting(message, new CompletableFuture<>());
        queue.add(waiting);
        if (stopped) {
            failAll();
        }
        return waiting.answer();
    }

    private void failAll() {
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.fail(new IOException("the link is stopped"));
        }
    }

    private void work() {
        try {
            while (!stopped) {
                send(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Waiting waiting) throws InterruptedException {
        try {
            Pace.Turn turn = pace.await();
            window.acquire();
            try {
                transmitter.submit(waiting.message()).whenComplete((messageId, failure) -> {
                    window.release();
                    answered(waiting, turn, messageId, failure);
                });
            } catch (PDUException | IOException | RuntimeException e) {
                window.release();
                waiting.fail(e);
            }
        } catch (InterruptedException e) {
            waiting.fail(new IOException("the link is stopped"));
            throw e;
        }
    }

    private static void answered(Waiting waiting, Pace.Turn turn, String messageId, Throwable failure) {
        if (failure == null) {
            turn.taken();
            waiting.answer().complete(messageId);
            return;
        }
        if (failure instanceof NegativeResponseException refusal && TOO_FAST.contains(refusal.getCommandStatus())) {
            turn.refused();
        }
        waiting.answer().completeExceptionally(failure);
    }
}
