package ua.meterline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Tells on a terminal how far long work has come, on one line that is wiped at the end; elsewhere it is silent. */
final class Progress implements LongConsumer, AutoCloseable {
    private static final long BETWEEN = Duration.ofMillis(250).toNanos();
    private static final String WIPE = "\r\033[K";

    private final PrintWriter terminal;
    private final String what;
    private long told = System.nanoTime();
    private boolean shown;

    /**
     * @param terminal standard error
     * @param what was done with how many, {@code messages read}
     */
    Progress(PrintWriter terminal, String what) {
        this.terminal = Terminal.isThere() ? terminal : null;
        this.what = what;
    }

    @Override
    public void accept(long count) {
        if (terminal != null && System.nanoTime() - told > BETWEEN) {
            terminal.print("%s%,d %s".formatted(WIPE, count, what));
            terminal.flush();
            told = System.nanoTime();
            shown = true;
        }
    }

    @Override
    public void close() {
        if (shown) {
            terminal.print(WIPE);
            terminal.flush();
        }
    }
}
