package ua.meterline.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * <p>Arguments: window, then each phase as NAME=MESSAGES. Prints {@code listening PORT} when it accepts connections,
 * {@code bound} when both sessions are, and after each phase one line {@code NAME name=value ...}. The clock of a phase
 * runs from its first message to the last reply.
 */
public final class LoadGenerator {
    private static final int BAD_ONE_IN = 10;
    private static final long FIRST_SUBSCRIBER = 380_500_000_000L;

    private final AtomicLongArray sentAt;
    private final Histogram acknowledgements = new ConcurrentHistogram(3);
    private final Histogram replies = new ConcurrentHistogram(3);
    private final AtomicLong refused = new AtomicLong();
    private final Semaphore window;
    private final Semaphore answered = new Semaphore(0);

    private LoadGenerator(int messages, int window) {
        this.sentAt = new AtomicLongArray(messages);
        this.window = new Semaphore(window);
    }

    public static void main(String[] args) throws Exception {
        int window = Integer.parseInt(args[0]);
        Map<String, Integer> phases = new LinkedHashMap<>();
        for (String phase : List.of(args).subList(1, args.length)) {
            String[] nameAndMessages = phase.split("=");
            phases.put(nameAndMessages[0], Integer.valueOf(nameAndMessages[1]));
        }
        int messages = phases.values().stream().mapToInt(Integer::intValue).sum();
        SimulatorOptions options = SimulatorOptions.builder().window(window).build();
        try (SmscSimulator smsc = new SmscSimulator(options)) {
            new LoadGenerator(messages, window).run(smsc, phases);
        }
    }

    private void run(SmscSimulator smsc, Map<String, Integer> phases) throws Exception {
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
        int first = 0;
        for (Map.Entry<String, Integer> phase : phases.entrySet()) {
            measure(smsc, phase.getKey(), first, phase.getValue());
            first += phase.getValue();
        }
    }

    private void measure(SmscSimulator smsc, String name, int first, int messages) throws InterruptedException {
        acknowledgements.reset();
        replies.reset();
        long start = System.nanoTime();
        deliverAll(smsc, first, messages);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s messages=%d seconds=%.3f per_second=%.0f refused=%d ack_p50_ms=%.1f ack_p99_ms=%.1f reply_p50_ms=%.1f"
                        + " reply_p99_ms=%.1f%n",
                name,
                messages,
                seconds,
                messages / seconds,
                refused.getAndSet(0),
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
