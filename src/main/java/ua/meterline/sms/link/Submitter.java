package ua.meterline.sms.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.NegativeResponseException;

/**
 * Sends what is to leave by one link, in order, as fast as the SMSC takes it and while not too many are unanswered. What may
 * leave at the same moment leaves together. A thread for each link: one that is slow or down holds up no other. Thread-safe.
 */
final class Submitter {
    /** Fewer would have been taken. */
    private static final Set<Integer> TOO_FAST =
            Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

    private static final int MOST_AT_ONCE = 64;

    /** Where submits go. */
    @FunctionalInterface
    interface Transmitter {
        /**
         * Waits until there is a session to send by.
         *
         * @return as {@link SmscSession#submit}, in the order of the messages
         * @throws IOException as there, and when none is bound for too long
         */
        List<CompletableFuture<String>> submit(List<SubmitSm> messages) throws IOException, InterruptedException;
    }

    private record Waiting(SubmitSm message, CompletableFuture<String> answer) {
        void fail(Throwable why) {
            answer.completeExceptionally(why);
        }
    }

    /** What may leave now. */
    private record Departing(Waiting waiting, RateLimiter.Turn turn) {}

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Transmitter transmitter;
    private final RateLimiter pace;
    private final Semaphore window;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param name of the link
     * @param mostUnanswered how many may wait for their answers
     */
    Submitter(String name, Transmitter transmitter, RateLimiter pace, int mostUnanswered) {
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
     * @return completes as one of {@link SmscSession#submit}; fails with an {@link IOException} when it is not known to have left
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
                sendNextGroup();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, those of the group are told, and the next group has its turn. */
    private void sendNextGroup() throws InterruptedException {
        Waiting first = queue.take();
        List<Departing> group = new ArrayList<>();
        try {
            RateLimiter.Turn turn = pace.await();
            window.acquire();
            group.add(new Departing(first, turn));
            collect(group);
            send(group);
        } catch (InterruptedException e) {
            fail(first, group, new IOException("the link is stopped"));
            throw e;
        } catch (IOException
                | RuntimeException
                | Error e) { // an Error, too: without this thread nothing would leave any more
            fail(first, group, e);
        }
    }

    /** The others of a group are those that need not wait. */
    private void collect(List<Departing> group) {
        while (group.size() < MOST_AT_ONCE && !queue.isEmpty() && window.tryAcquire()) {
            Optional<RateLimiter.Turn> turn = pace.now();
            Waiting next = turn.isPresent() ? queue.poll() : null;
            if (next == null) {
                window.release();
                break;
            }
            group.add(new Departing(next, turn.get()));
        }
    }

    private void send(List<Departing> group) throws IOException, InterruptedException {
        List<CompletableFuture<String>> answers = transmitter.submit(
                group.stream().map(each -> each.waiting().message()).toList());
        for (int i = 0; i < group.size(); i++) {
            Departing departed = group.get(i);
            answers.get(i).whenComplete((messageId, failure) -> {
                window.release();
                answered(departed.waiting(), departed.turn(), messageId, failure);
            });
        }
    }

    private void fail(Waiting first, List<Departing> group, Throwable why) {
        first.fail(why);
        window.release(group.size());
        group.forEach(each -> each.waiting().fail(why));
    }

    private static void answered(Waiting waiting, RateLimiter.Turn turn, String messageId, Throwable failure) {
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
