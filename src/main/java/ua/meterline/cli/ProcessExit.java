package ua.meterline.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.logging.log4j.LogManager;

/**
 * How a process ends on SIGTERM or Ctrl-C: what it does last is done, the log is flushed, and the exit code is that of
 * the last deed, where the JVM would say 143 or 130 although all went as it was asked to. Closing it takes all that back.
 */
final class ProcessExit implements AutoCloseable {
    private final AtomicReference<Callable<Integer>> lastDeed = new AtomicReference<>(() -> 0);
    private final Thread hook = new Thread(this::end, "ending");

    private ProcessExit() {}

    static ProcessExit onSignal() {
        ProcessExit ending = new ProcessExit();
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    /** Names what is to be done on a signal, in place of what was named before; it returns the exit code. */
    void with(Callable<Integer> deed) {
        lastDeed.set(deed);
    }

    private void end() {
        int exitCode = 1;
        try {
            exitCode = lastDeed.get().call();
        } catch (Exception e) {
            LogManager.getLogger(ProcessExit.class).error("Not ended in order", e);
        }
        LogManager.shutdown();
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LogManager.getLogger(ProcessExit.class).debug("The process is ending already", e);
        }
    }
}
