package ua.meterline.billing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.common.Progress;

/**
 * Exports that people start, in the background and one at a time: the person who started one may leave. The lock of the
 * export folder keeps them apart from scheduled ones and from commands. Thread-safe.
 */
public final class ExportJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    /** What a run does. */
    @FunctionalInterface
    private interface Work {
        List<Batch> run() throws Exception;
    }

    private final Export export;
    private final InstantSource clock;
    private final Runnable whenDone;
    private volatile ExportRun last;
    private volatile boolean stopping;
    private Thread thread;

    /**
     * @param exports makes an export that reports to a progress
     * @param whenDone called after each export that has ended
     */
    public ExportJob(Function<Progress, Export> exports, InstantSource clock, Runnable whenDone) {
        this.export = exports.apply(this::at);
        this.clock = clock;
        this.whenDone = whenDone;
    }

    /** The export that runs, or the last one; empty when none was started. */
    public Optional<ExportRun> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Begins an export.
     *
     * @param request of a person
     * @return false while another one is still running; then nothing has begun
     */
    public boolean begin(ExportRequest request) {
        ExportRun run = ExportRun.of(request, request.by().who(), clock.instant());
        return begin(run, () -> export.run(request));
    }

    /** Begins to write a batch again, like an export. */
    public boolean beginAgain(long batch, Actor actor) {
        ExportRun run = ExportRun.again(batch, actor.who(), clock.instant());
        return begin(run, () -> List.of(export.rewrite(batch, actor)));
    }

    private synchronized boolean begin(ExportRun run, Work work) {
        if (stopping || (last != null && last.isRunning())) {
            return false;
        }
        last = run;
        thread = new Thread(() -> perform(work), "export");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void perform(Work work) {
        try {
            List<Batch> batches = work.run();
            batches.forEach(batch ->
                    LOG.info("Export: batch {}, period {}, {} readings", batch.id(), batch.period(), batch.readings()));
            last = last.ended(clock.instant(), batches);
        } catch (Exception | Error e) { // otherwise it would count as running until the next start
            ExportFailure failure = ExportFailure.of(clock.instant(), e);
            last = last.failed(failure);
            LOG.warn("Export: failed: {}", failure.line());
        } finally {
            whenDone.run();
        }
    }

    private void at(String what, long done) {
        if (stopping) {
            throw new CancellationException("the gateway is stopping; the next export completes the batch");
        }
        last = last.at(what, done);
    }

    /** Ends a running export where the next one can continue it, and waits for that. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            stopping = true;
            running = thread;
        }
        if (running != null) {
            try {
                running.join(LONGEST_STOP.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
