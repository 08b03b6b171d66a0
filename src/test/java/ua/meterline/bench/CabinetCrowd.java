package ua.meterline.bench;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import ua.meterline.browser.CabinetClient;

/**
 * Customers who submit readings in the cabinet at a steady rate: each opens the form and sends it. A time begins when
 * the submission was due, so that waiting for a free customer counts. For use by one thread.
 */
final class CabinetCrowd {
    private static final int CUSTOMERS = 32;

    private final String cabinet;
    private final List<Thread> customers = new ArrayList<>();
    private volatile Exception failure;

    CabinetCrowd(String cabinet) {
        this.cabinet = cabinet;
    }

    /** Microseconds from when a submission was due to its answer. */
    Histogram come(int submissions, int perSecond) {
        Histogram times = new ConcurrentHistogram(3);
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (int i = 0; i < CUSTOMERS; i++) {
            Thread customer = new Thread(() -> {
                CabinetClient client = new CabinetClient(cabinet);
                for (int turn = next.getAndIncrement(); turn < submissions; turn = next.getAndIncrement()) {
                    long due = began + turn * interval;
                    LockSupport.parkNanos(due - System.nanoTime());
                    submit(client);
                    times.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                }
            });
            customers.add(customer);
            customer.start();
        }
        return times;
    }

    private void submit(CabinetClient client) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            HttpResponse<String> sent =
                    client.submit("05%08d".formatted(random.nextInt(100_000_000)), "" + random.nextInt(100_000));
            if (sent.statusCode() != 303) {
                failure = new IllegalStateException("status " + sent.statusCode());
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    /** @throws Exception when a submission failed */
    void await() throws Exception {
        for (Thread customer : customers) {
            customer.join();
        }
        customers.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
