package ua.meterline.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.logging.log4j.LogManager;
import ua.meterline.common.LogShutdown;

/**
 * Shutdown on SIGTERM or Ctrl-C: runs the given action, flushes the log, and exits with the code of the action, where
 * the JVM would exit with 143 or 130. Closing it removes the hook.
 */
final class ProcessExit implements AutoCloseable {
    private final AtomicReference<Callable<Integer>> action = new AtomicReference<>(() -> 0);
    private final Thread hook = new Thread(this::end, "shutdown");

    private ProcessExit() {}

    static ProcessExit onSignal() {
        ProcessExit ending = new ProcessExit();
        Runtime.getRuntime().addShutdownHook(ending.hook);
        return ending;
    }

    /** Sets the action on a signal, which returns the exit code; it replaces an earlier one. */
    void with(Callable<Integer> onSignal) {
        action.set(onSignal);
    }

    private void end() {
        int exitCode = 1;
        try {
            exitCode = action.get().call();
        } catch (Exception e) {
            LogManager.getLogger(ProcessExit.class).error("Shutdown failed", e);
        }
        LogShutdown.run();
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LogManager.getLogger(ProcessExit.class).debug("The process is already shutting down", e);
        }
    }
}
