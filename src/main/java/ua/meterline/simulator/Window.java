package ua.meterline.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import ua.meterline.simulator.DeliveryFailedException.Reason;

/**
 * The deliver_sm in flight on one session, up to a limit (SMPP 3.4 section 2.9). Thread-safe. A place is acquired first
 * and filled by {@link #sent}; response, timeout and closing release it.
 */
final class Window {
    private record Unanswered(Transmission transmission, long sentAtNanos) {}

    private final Map<Integer, Unanswered> unanswered = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final DeliveryReports reports;
    private volatile boolean closed;

    Window(int size, DeliveryReports reports) {
        this.places = new Semaphore(size);
        this.reports = reports;
    }

    void takePlace() throws InterruptedException {
        places.acquire();
    }

    boolean tryTakePlace() {
        return places.tryAcquire();
    }

    void giveBackPlace() {
        places.release();
    }

    void sent(int sequence, Transmission transmission) {
        unanswered.put(sequence, new Unanswered(transmission, System.nanoTime()));
        if (closed) {
            fail(sequence, Reason.LINK_LOST, "the link was closed");
        }
    }

    /** @return false if no deliver_sm with this sequence_number is in flight, for example after its timeout */
    boolean answered(int sequence, int commandStatus) {
        long now = System.nanoTime();
        Unanswered entry = unanswered.remove(sequence);
        if (entry == null) {
            return false;
        }
        places.release();
        Transmission transmission = entry.transmission();
        reports.answered(
                transmission,
                new Delivery(
                        transmission.message(), commandStatus, now - entry.sentAtNanos(), transmission.isRepeat()));
        return true;
    }

    void fail(int sequence, Reason reason, String why) {
        Unanswered entry = unanswered.remove(sequence);
        if (entry != null) {
            places.release();
            reports.failed(entry.transmission(), new DeliveryFailedException(reason, why));
        }
    }

    void expireSentBefore(long nanos) {
        unanswered.forEach((sequence, entry) -> {
            if (entry.sentAtNanos() - nanos < 0) {
                fail(sequence, Reason.NO_ANSWER, "no response within the timeout");
            }
        });
    }

    void close() {
        closed = true;
        unanswered.forEach(
                (sequence, entry) -> fail(sequence, Reason.LINK_LOST, "the link went down before the response"));
    }

    int size() {
        return unanswered.size();
    }
}
