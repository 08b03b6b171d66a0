package ua.meterline.sms.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jsmpp.bean.SubmitSm;
import ua.meterline.sms.SubmitRejectedException;
import ua.meterline.sms.SubmitRejectedException.Concern;
import ua.meterline.sms.SubmitTerms;

/**
 * Sends the submits of one link by precedence and in order, within the rate limit and the submit window. Submits that
 * need not wait are sent in one write. Each link has its own thread, so that a slow link blocks no other. Thread-safe.
 */
final class Submitter {
    private static final int MAX_BATCH = 64;

    /** The bound transmitter. */
    @FunctionalInterface
    interface Transmitter {
        /**
         * Waits for a bound session.
         *
         * @throws IOException when no session is bound in time
         */
        default void awaitBound() throws IOException, InterruptedException {}

        /**
         * Waits for a bound session and sends.
         *
         * @return as {@link SmscSession#submit}, in the order of the messages
         * @throws IOException as there, and when no session is bound in time
         */
        List<CompletableFuture<String>> submit(List<SubmitSm> messages) throws IOException, InterruptedException;
    }

    private record Queued(SubmitSm message, SubmitTerms terms, CompletableFuture<String> response) {
        void fail(Throwable cause) {
            response.completeExceptionally(cause);
        }
    }

    /** A submit with its permit. */
    private record Outgoing(Queued queued, RateLimiter.Permit permit) {}

    private final SubmitQueue<Queued> queue = new SubmitQueue<>();
    private final Transmitter transmitter;
    private final RateLimiter rateLimiter;
    private final Semaphore window;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param name of the link
     * @param maxInFlight the submit window: how many submits may wait for their responses
     */
    Submitter(String name, Transmitter transmitter, RateLimiter rateLimiter, int maxInFlight) {
        this.transmitter = transmitter;
        this.rateLimiter = rateLimiter;
        this.window = new Semaphore(maxInFlight);
        this.thread = new Thread(this::run, "submitter " + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Fails the queued submits, and later ones. */
    void stop() {
        stopped = true;
        thread.interrupt();
        failAll();
    }

    /**
     * Queues a message without blocking.
     *
     * @return completes as in {@link SmscSession#submit}; fails with an {@link IOException} when the message was not
     *     sent, or when the connection broke during the write of its batch; fails with the {@link
     *     SubmitTerms#objection} for which it was not sent
     */
    CompletableFuture<String> submit(SubmitSm message, SubmitTerms terms) {
        Queued queued = new Queued(message, terms, new CompletableFuture<>());
        queue.add(queued, terms.precedence());
        if (stopped) {
            failAll();
        }
        return queued.response();
    }

    private void failAll() {
        for (Queued queued = queue.poll(); queued != null; queued = queue.poll()) {
            queued.fail(new IOException("the link is stopped"));
        }
    }

    private void run() {
        try {
            while (!stopped) {
                sendNextBatch();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Any failure fails the submits of this batch only. */
    private void sendNextBatch() throws InterruptedException {
        Queued first = queue.take();
        List<Outgoing> batch = new ArrayList<>();
        try {
            RateLimiter.Permit permit = rateLimiter.acquire();
            window.acquire();
            batch.add(new Outgoing(first, permit));
            collect(batch);
            transmitter.awaitBound();
            dropRefused(batch);
            if (!batch.isEmpty()) {
                send(batch);
            }
        } catch (InterruptedException e) {
            fail(first, batch, new IOException("the link is stopped"));
            throw e;
        } catch (IOException
                | RuntimeException
                | Error e) { // an Error, too: without this thread nothing is sent any more
            fail(first, batch, e);
        }
    }

    /** Adds queued submits that need not wait. */
    private void collect(List<Outgoing> batch) {
        while (batch.size() < MAX_BATCH && !queue.isEmpty() && window.tryAcquire()) {
            Optional<RateLimiter.Permit> permit = rateLimiter.tryAcquire();
            Queued next = permit.isPresent() ? queue.poll() : null;
            if (next == null) {
                window.release();
                break;
            }
            batch.add(new Outgoing(next, permit.get()));
        }
    }

    /** Last of all, because a submit may have waited for its permit and for the link. */
    private void dropRefused(List<Outgoing> batch) {
        batch.removeIf(outgoing -> {
            Exception objection = outgoing.queued().terms().objection().get();
            if (objection != null) {
                window.release();
                outgoing.queued().fail(objection);
            }
            return objection != null;
        });
    }

    private void send(List<Outgoing> batch) throws IOException, InterruptedException {
        List<CompletableFuture<String>> responses = transmitter.submit(
                batch.stream().map(each -> each.queued().message()).toList());
        for (int i = 0; i < batch.size(); i++) {
            Outgoing sent = batch.get(i);
            responses.get(i).whenComplete((smscMessageId, failure) -> {
                window.release();
                responded(sent.queued(), sent.permit(), smscMessageId, failure);
            });
        }
    }

    private void fail(Queued first, List<Outgoing> batch, Throwable cause) {
        first.fail(cause);
        window.release(batch.size());
        batch.forEach(each -> each.queued().fail(cause));
    }

    private static void responded(Queued queued, RateLimiter.Permit permit, String smscMessageId, Throwable failure) {
        if (failure == null) {
            permit.accepted();
            queued.response().complete(smscMessageId);
            return;
        }
        if (failure instanceof SubmitRejectedException rejection && rejection.concern() == Concern.RATE) {
            permit.throttled();
        }
        queued.response().completeExceptionally(failure);
    }
}
