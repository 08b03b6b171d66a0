package ua.meterline.bench;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;

/**
 * A program of its own: an SMSC that delivers a number of customers' messages as fast as a window allows, one in ten of
 * them malformed, and measures how long their acknowledgements and their replies take.
 *
 * <p>Arguments: messages to warm up with, messages to measure, window. Prints {@code listening PORT} when it accepts
 * connections, {@code bound} when both sessions are, and at the end one line {@code result name=value ...}. The clock
 * runs from the first measured message to the last reply.
 */
public final class LoadGenerator {
    private static final int BAD_ONE_IN = 10;
    private static final long FIRST_SUBSCRIBER = 380_500_000_000L;

    private final int warmUp;
    private final int messages;
    private final AtomicLongArray sentAt;
    private final Histogram acknowledgements = new ConcurrentHistogram(3);
    private final Histogram replies = new ConcurrentHistogram(3);
    private final AtomicLong refused = new AtomicLong();
    private final Semaphore window;
    private final Semaphore answered = new Semaphore(0);

    private LoadGenerator(int warmUp, int messages, int window) {
        this.warmUp = warmUp;
        this.messages = messages;
        this.sentAt = new AtomicLongArray(warmUp + messages);
        this.window = new Semaphore(window);
    }

    public static void main(String[] args) throws Exception {
        int window = Integer.parseInt(args[2]);
        LoadGenerator load = new LoadGenerator(Integer.parseInt(args[0]), Integer.parseInt(args[1]), window);
        SimulatorOptions options = SimulatorOptions.builder().window(window).build();
        try (SmscSimulator smsc = new SmscSimulator(options)) {
            load.run(smsc);
        }
    }

    private void run(SmscSimulator smsc) throws Exception {
        smsc.record(false);
        smsc.addListener(new SimulatorListener() {
            @Override
            public void submitted(SubmittedMessage message) {
                noteReply(Long.parseLong(message.destination().value()) - FIRST_SUBSCRIBER);
            }
        });
        smsc.start();
        System.out.println("listening " + smsc.port());
        while (smsc.bound().size() < 2) {
            Thread.sleep(5);
        }
        System.out.println("bound");
        deliverAll(smsc, 0, warmUp);
        acknowledgements.reset();
        replies.reset();
        long start = System.nanoTime();
        deliverAll(smsc, warmUp, messages);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "result messages=%d seconds=%.3f per_second=%.0f refused=%d ack_p50_ms=%.1f ack_p99_ms=%.1f reply_p50_ms=%.1f"
                        + " reply_p99_ms=%.1f%n",
                messages,
                seconds,
                messages / seconds,
                refused.get(),
                millis(acknowledgements, 50),
                millis(acknowledgements, 99),
                millis(replies, 50),
                millis(replies, 99));
    }

    private void deliverAll(SmscSimulator smsc, int first, int count) throws InterruptedException {
        for (int i = first; i < first + count; i++) {
            deliver(smsc, i);
        }
        answered.acquire(count);
    }

    private void deliver(SmscSimulator smsc, int index) throws InterruptedException {
        MobileMessage message = MobileMessage.of(Long.toString(FIRST_SUBSCRIBER + index), "7104", text(index));
        window.acquire();
        sentAt.set(index, System.nanoTime());
        smsc.deliver(message).whenComplete((delivery, failure) -> {
            window.release();
            if (failure != null || delivery.commandStatus() != 0) {
                refused.incrementAndGet();
                answered.release();
            } else {
                acknowledgements.recordValue(System.nanoTime() - sentAt.get(index));
            }
        });
    }

    /** Accounts in no order, as they come: 7,368,787 is prime, so each occurs once. */
    private static String text(int index) {
        String account = "05%08d".formatted(index * 7_368_787L % 100_000_000L);
        return index % BAD_ONE_IN == 0 ? account + "1 12345" : account + " " + (10_000 + index % 90_000);
    }

    private void noteReply(long index) {
        replies.recordValue(System.nanoTime() - sentAt.get((int) index));
        answered.release();
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
