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
 * A step that lets some files be stored at the same time, so that they share commits, and still in the order in which they
 * came: of two readings, the one that came later counts. A file of one message hands it over at once. One of several hands
 * them over one after the other; nobody else is on the way meanwhile. When one cannot be stored just now, none after it is
 * either, until the folder is looked into again, where they are sorted. Thread-safe.
 */
public final class ImportOrder implements Processor {
    private static final int PLACES = 32;
    /** The larger a file, the more places it takes: what came with a mail is kept in memory until that is stored. */
    private static final int OCTETS_A_PLACE = 128 * 1024;

    private final Semaphore free = new Semaphore(PLACES, true);
    private final BooleanSupplier halted;
    private final Runnable goOn;

    /**
     * @param halted whether one could not be stored, and none is stored any more
     * @param goOn ends that
     */
    public ImportOrder(BooleanSupplier halted, Runnable goOn) {
        this.halted = halted;
        this.goOn = goOn;
    }

    /** Whether the folder may be looked into: not before all that failed are back in it. */
    boolean mayBegin() {
        if (halted.getAsBoolean()) {
            if (free.availablePermits() < PLACES) {
                return false;
            }
            goOn.run();
        }
        return true;
    }

    /**
     * Waits until the messages in the body may be stored; or leaves the file in the folder.
     *
     * @throws IOException when the file is gone
     * @throws InterruptedException when the gateway stops meanwhile
     */
    @Override
    public void process(Exchange exchange) throws IOException, InterruptedException {
        int places = places(
                exchange.getMessage().getBody(List.class),
                exchange.getVariable("file", InboxFile.class).path());
        free.acquire(places);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                free.release(places);
            }

            /** After camel-file, which lists no file that it takes to be under way. */
            @Override
            public int getOrder() {
                return Ordered.LOWEST;
            }
        });
        if (halted.getAsBoolean()) {
            exchange.setRouteStop(true);
        }
    }

    private static int places(List<?> messages, Path file) throws IOException {
        if (messages.size() != 1) {
            return PLACES;
        }
        return (int) Math.min(PLACES, 1 + Files.size(file) / OCTETS_A_PLACE);
    }
}
