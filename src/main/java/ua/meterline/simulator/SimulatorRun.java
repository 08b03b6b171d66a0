package ua.meterline.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the simulator as a program: scheduled actions, typed input, and the end. From its creation until it is
 * closed, SIGTERM and Ctrl-C are a regular end, with exit code 0, where the JVM's would be 143 or 130.
 */
final class SimulatorRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorRun.class);
    private static final Duration SUMMARY_PERIOD = Duration.ofSeconds(5);
    private static final Duration LOAD_STEP = Duration.ofMillis(5);

    /** Two runs with the same options send the same messages. */
    private static final long SEED = 7104;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(SimulatorRun::daemon);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread onSignal = new Thread(this::endOnSignal, "smsc-shutdown");
    private final SmscSimulator smsc;
    private final EventPrinter printer;
    private volatile boolean announced;

    SimulatorRun(SmscSimulator smsc, EventPrinter printer) {
        this.smsc = smsc;
        this.printer = printer;
        smsc.addListener(printer);
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    /** @param host as given */
    void announce(String host) {
        announced = true;
        printer.line("SMSC listens on " + host + ":" + smsc.port());
        every(SUMMARY_PERIOD, () -> printer.summarize(smsc));
    }

    void dropEvery(Duration period) {
        every(period, smsc::dropLinks);
    }

    /** Cycles through the kinds; a turn while no session is bound is skipped. */
    void breakEvery(Duration period) {
        MalformedPdu[] kinds = MalformedPdu.values();
        AtomicInteger turn = new AtomicInteger();
        every(period, () -> deliver(kinds[turn.getAndIncrement() % kinds.length]));
    }

    private void deliver(MalformedPdu kind) {
        try {
            smsc.deliverBroken(kind);
            printer.line("broken " + kind);
        } catch (IOException e) {
            printer.line("broken " + kind + " was not delivered: " + e.getMessage());
        }
    }

    void load(int perSecond, String recipient, Handset handset) {
        LoadDriver driver = new LoadDriver(smsc, new TypicalMessages(SEED, recipient, handset), perSecond);
        every(LOAD_STEP, driver::catchUp);
    }

    void readInput(String subscriber, String recipient, Handset handset) {
        SimulatorConsole console = new SimulatorConsole(smsc, printer, subscriber, recipient, handset);
        printer.line("type a message such as 0501234567 12345, or help, or quit");
        daemon(() -> readInput(console)).start();
    }

    /** Waits for the duration ({@code null}: without limit) or until {@code quit} is typed. */
    void runFor(Duration duration) throws InterruptedException {
        if (duration == null) {
            ended.await();
        } else {
            ended.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Unbinds the sessions and prints the totals. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            LOG.debug("A signal ends the process already: {}", e.getMessage());
        }
    }

    private void endOnSignal() {
        end();
        Runtime.getRuntime().halt(0);
    }

    private synchronized void end() {
        if (!over.getAndSet(true)) {
            clock.shutdownNow();
            smsc.close();
            if (announced) {
                printer.line("ended: " + EventPrinter.totals(smsc));
            }
        }
    }

    private void readInput(SimulatorConsole console) {
        try {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = input.readLine();
            while (line != null && console.understand(line)) {
                line = input.readLine();
            }
            if (line != null) {
                ended.countDown();
            } else {
                printer.line("end of input; Ctrl-C or SIGTERM ends the simulator");
            }
        } catch (IOException e) {
            LOG.debug("Standard input is gone: {}", e.getMessage());
        }
    }

    private void every(Duration period, Runnable action) {
        clock.scheduleAtFixedRate(action, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable action) {
        Thread thread = new Thread(action, "smsc-run");
        thread.setDaemon(true);
        return thread;
    }
}
