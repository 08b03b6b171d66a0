package ua.meterline.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Imports files concurrently, so that they share commits, and still in order of arrival: of two readings, the later
 * one is effective. A file of one message is stored concurrently with others; a file of several messages is stored
 * alone, message by message. When a message cannot be stored, no later one is stored until the folder is polled
 * again. Thread-safe.
 */
public final class ImportOrder implements Processor {
    private static final int PERMITS = 32;
    /** Larger files take more permits: an attachment stays in memory until its mail is stored. */
    private static final int OCTETS_PER_PERMIT = 128 * 1024;

    private final Semaphore free = new Semaphore(PERMITS, true);
    private final BooleanSupplier halted;
    private final Runnable resume;

    /**
     * @param halted whether a message could not be stored, so that nothing more is stored
     * @param resume resumes storing
     */
    public ImportOrder(BooleanSupplier halted, Runnable resume) {
        this.halted = halted;
        this.resume = resume;
    }

    /** Whether the folder may be polled: not before all failed files are back in it. */
    boolean mayPoll() {
        if (halted.getAsBoolean()) {
            if (free.availablePermits() < PERMITS) {
                return false;
            }
            resume.run();
        }
        return true;
    }

    /**
     * Waits for permits for the messages in the body, or stops the route and leaves the file in the folder.
     *
     * @throws IOException when the file no longer exists
     * @throws InterruptedException when the gateway stops meanwhile
     */
    @Override
    public void process(Exchange exchange) throws IOException, InterruptedException {
        int permits = permits(
                exchange.getMessage().getBody(List.class),
                exchange.getVariable("file", InboxFile.class).path());
        free.acquire(permits);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                free.release(permits);
            }

            /** After camel-file, which skips files that it considers in progress. */
            @Override
            public int getOrder() {
                return Ordered.LOWEST;
            }
        });
        if (halted.getAsBoolean()) {
            exchange.setRouteStop(true);
        }
    }

    private static int permits(List<?> messages, Path file) throws IOException {
        if (messages.size() != 1) {
            return PERMITS;
        }
        return (int) Math.min(PERMITS, 1 + Files.size(file) / OCTETS_PER_PERMIT);
    }
}
