package ua.meterline.bench;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;

/**
 * A program of its own: an SMSC that delivers a number of customers' messages as fast as the windows of its gateways
 * allow, one in ten of them malformed, and measures how long their acknowledgements and their replies take.
 *
 * <p>Arguments: number of gateways, window of each, then each phase as NAME=MESSAGES, or NAME=MESSAGES@RATE for so many
 * a second. Prints {@code listening PORT} when it accepts connections, {@code bound} when both sessions of each gateway
 * are, and after each phase one line
 * {@code NAME name=value ...}. The clock of a phase runs from its first message to the last reply.
 */
public final class LoadGenerator {
    private static final int BAD_ONE_IN = 10;
    /** Of a gateway: one receives, the other one transmits. */
    private static final int SESSIONS = 2;
    /** A gateway that binds, acknowledges and replies takes no longer. The run ends otherwise. */
    private static final long ANSWERED_WITHIN_SECONDS = 60;

    /**
     * Another one in each run: a gateway that kept its database takes the same text of the same subscriber for a
     * redelivery, and does not reply.
     */
    private final long firstSubscriber = 380_500_000_000L + System.currentTimeMillis() / 1_000 % 9_000_000;

    private final AtomicLongArray sentAt;
    private final Histogram acknowledgements = new ConcurrentHistogram(3);
    private final Histogram replies = new ConcurrentHistogram(3);
    private final AtomicLong refused = new AtomicLong();
    private final Semaphore window;
    private final Semaphore answered = new Semaphore(0);

    /** @param perSecond 0 for as fast as the window allows */
    private record Phase(String name, int messages, int perSecond) {
        static Phase parse(String text) {
            String[] parts = text.split("[=@]");
            return new Phase(parts[0], Integer.parseInt(parts[1]), parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
        }
    }

    private LoadGenerator(int messages, int window) {
        this.sentAt = new AtomicLongArray(messages);
        this.window = new Semaphore(window);
    }

    public static void main(String[] args) throws Exception {
        int gateways = Integer.parseInt(args[0]);
        int window = Integer.parseInt(args[1]);
        List<Phase> phases =
                List.of(args).subList(2, args.length).stream().map(Phase::parse).toList();
        int messages = phases.stream().mapToInt(Phase::messages).sum();
        SimulatorOptions options = SimulatorOptions.builder().window(window).build();
        try (SmscSimulator smsc = new SmscSimulator(options)) {
            new LoadGenerator(messages, gateways * window).run(smsc, gateways * SESSIONS, phases);
        }
    }

    private void run(SmscSimulator smsc, int sessions, List<Phase> phases) throws Exception {
        smsc.record(false);
        smsc.addListener(new SimulatorListener() {
            @Override
            public void submitted(SubmittedMessage message) {
                noteReply(Long.parseLong(message.destination().value()) - firstSubscriber);
            }
        });
        smsc.start();
        System.out.println("listening " + smsc.port());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWERED_WITHIN_SECONDS);
        while (smsc.bound().size() < sessions) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not bound for " + ANSWERED_WITHIN_SECONDS + " s");
            }
            Thread.sleep(5);
        }
        System.out.println("bound");
        int first = 0;
        for (Phase phase : phases) {
            measure(smsc, phase, first);
            first += phase.messages();
        }
    }

    private void measure(SmscSimulator smsc, Phase phase, int first) throws InterruptedException {
        int messages = phase.messages();
        acknowledgements.reset();
        replies.reset();
        long start = System.nanoTime();
        deliverAll(smsc, first, phase);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s messages=%d seconds=%.3f per_second=%.0f refused=%d ack_p50_ms=%.1f ack_p99_ms=%.1f reply_p50_ms=%.1f"
                        + " reply_p99_ms=%.1f%n",
                phase.name(),
                messages,
                seconds,
                messages / seconds,
                refused.getAndSet(0),
                millis(acknowledgements, 50),
                millis(acknowledgements, 99),
                millis(replies, 50),
                millis(replies, 99));
    }

    private void deliverAll(SmscSimulator smsc, int first, Phase phase) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < phase.messages(); i++) {
            if (phase.perSecond() > 0) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / phase.perSecond();
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            }
            deliver(smsc, first + i);
        }
        for (int i = 0; i < phase.messages(); i++) {
            if (!answered.tryAcquire(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "no reply for " + ANSWERED_WITHIN_SECONDS + " s, " + (phase.messages() - i) + " to come");
            }
        }
    }

    private void deliver(SmscSimulator smsc, int index) throws InterruptedException {
        MobileMessage message = MobileMessage.of(Long.toString(firstSubscriber + index), "7104", text(index));
        if (!window.tryAcquire(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no response to a deliver_sm for " + ANSWERED_WITHIN_SECONDS + " s");
        }
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

    /** Replies that an interrupted run left behind are not counted. */
    private void noteReply(long index) {
        if (index < 0 || index >= sentAt.length() || sentAt.get((int) index) == 0) {
            return;
        }
        replies.recordValue(System.nanoTime() - sentAt.get((int) index));
        answered.release();
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
