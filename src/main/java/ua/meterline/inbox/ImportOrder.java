package ua.meterline.inbox;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import ua.meterline.reading.CustomerMessage;

/**
 * A step that lets some files be stored at the same time, so that they share commits, and still in the order in which they
 * came: of two readings, the one that came later counts. A file of one message hands it over at once. One of several hands
 * them over one after the other; nobody else is on the way meanwhile. Thread-safe.
 */
public final class ImportOrder implements Processor {
    private static final int PLACES = 32;
    /** The larger a text, the more places it takes, so that what is on the way at a time fits into memory. */
    private static final int CHARACTERS_A_PLACE = 128 * 1024;

    private final Semaphore free = new Semaphore(PLACES, true);

    /**
     * Waits until the messages in the body may be stored.
     *
     * @throws InterruptedException when the gateway stops meanwhile
     */
    @Override
    public void process(Exchange exchange) throws InterruptedException {
        int places = places(exchange.getMessage().getBody(List.class));
        free.acquire(places);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                free.release(places);
            }
        });
    }

    private static int places(List<?> messages) {
        if (messages.size() != 1) {
            return PLACES;
        }
        int characters = ((CustomerMessage) messages.get(0)).text().length();
        return Math.min(PLACES, 1 + characters / CHARACTERS_A_PLACE);
    }
}
