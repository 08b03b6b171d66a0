package ua.meterline.common;

import java.time.Duration;
import org.apache.logging.log4j.LogManager;

/** Writes the queued log lines at the end of the process. */
public final class LogShutdown {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private LogShutdown() {}

    /** Returns within two seconds, even when standard output is not read. */
    public static void run() {
        Thread thread = new Thread(LogManager::shutdown, "log-shutdown");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
