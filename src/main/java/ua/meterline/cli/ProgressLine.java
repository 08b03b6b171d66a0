package ua.meterline.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import ua.meterline.common.Progress;

/** Shows the progress of long work in one line of a terminal; without a terminal nothing. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final String TO_THE_BEGINNING_AND_EMPTY = "\r\u001b[K";
    private static final long PAUSE_NANOS = 100_000_000;

    private final PrintWriter err;
    private final boolean shown;
    private long saidAt = System.nanoTime() - PAUSE_NANOS;
    private boolean dirty;

    ProgressLine(CommandSpec spec) {
        this(spec.commandLine().getErr(), Terminal.isThere());
    }

    ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    @Override
    public void at(String what, long done) {
        if (shown && System.nanoTime() - saidAt >= PAUSE_NANOS) {
            saidAt = System.nanoTime();
            dirty = true;
            err.print("%s%,d %s".formatted(TO_THE_BEGINNING_AND_EMPTY, done, what));
            err.flush();
        }
    }

    /** Clears the line at the end. */
    @Override
    public void close() {
        clear();
    }

    /** Clears the line for other output. */
    void clear() {
        if (dirty) {
            err.print(TO_THE_BEGINNING_AND_EMPTY);
            err.flush();
            dirty = false;
        }
    }
}
