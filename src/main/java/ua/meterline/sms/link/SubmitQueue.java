package ua.meterline.sms.link;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import ua.meterline.sms.SubmitTerms.Precedence;

/** Submits that wait: those of a higher precedence leave first, others in the order that they came in. Thread-safe. */
final class SubmitQueue<T> {
    private final Map<Precedence, Queue<T>> queues = new EnumMap<>(Precedence.class);
    private final Semaphore waiting = new Semaphore(0);

    SubmitQueue() {
        for (Precedence precedence : Precedence.values()) {
            queues.put(precedence, new ConcurrentLinkedQueue<>());
        }
    }

    void add(T submit, Precedence precedence) {
        queues.get(precedence).add(submit);
        waiting.release();
    }

    /** Waits for a submit. */
    T take() throws InterruptedException {
        waiting.acquire();
        return first();
    }

    /** Null when none waits. */
    T poll() {
        return waiting.tryAcquire() ? first() : null;
    }

    boolean isEmpty() {
        return waiting.availablePermits() == 0;
    }

    /**
     * To be called with a permit of {@link #waiting}: then the queues hold a submit for this thread. One scan may miss
     * it, when a submit is added to a queue that was scanned before, and another thread takes the one that was next.
     */
    private T first() {
        while (true) {
            for (Queue<T> queue : queues.values()) {
                T submit = queue.poll();
                if (submit != null) {
                    return submit;
                }
            }
        }
    }
}
