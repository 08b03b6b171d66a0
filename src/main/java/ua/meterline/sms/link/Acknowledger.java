package ua.meterline.sms.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jsmpp.util.DefaultComposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the deliver_sm_resp of one session, on a thread of its own: a commit completes many messages at once, whose
 * responses then leave in one write, and a peer that stops reading blocks no other session. Thread-safe.
 *
 * <p>Queued responses are bounded: a message is in flight until its response is written, and a rejection waits while
 * too many others are queued. A peer that sends without reading is thus no longer read.
 */
final class Acknowledger {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);
    private static final int MAX_BATCH = 512;
    static final int MAX_REJECTIONS = 1_000;

    /** The session's output stream. */
    @FunctionalInterface
    interface Output {
        /** Writes whole PDUs. */
        void write(byte[] octets) throws IOException;
    }

    /** @param receivedAt of an accepted message, as {@link System#nanoTime} */
    private record Response(int sequenceNumber, int commandStatus, boolean rejection, long receivedAt) {}

    private final BlockingQueue<Response> responses = new LinkedBlockingQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Semaphore rejections = new Semaphore(MAX_REJECTIONS);
    private final Output output;
    private final LongConsumer latency;
    private final Runnable onFailure;
    private final Thread thread;

    /**
     * @param name of the session, for the thread
     * @param latency takes the nanoseconds from the receipt of each message until its response is written
     * @param onFailure closes the session: further messages could not be acknowledged
     */
    Acknowledger(String name, Output output, LongConsumer latency, Runnable onFailure) {
        this.output = output;
        this.latency = latency;
        this.onFailure = onFailure;
        this.thread = new Thread(this::run, "acknowledger " + name);
        thread.setDaemon(true);
    }

    /** How many messages were received whose response is not written yet. */
    int inFlight() {
        return inFlight.get();
    }

    /** Must be called once; until then, no response is sent. */
    void start() {
        thread.start();
    }

    /** A message was received and is in flight now. */
    void received() {
        inFlight.incrementAndGet();
    }

    /**
     * Acknowledges a message that is in flight. Does not block.
     *
     * @param receivedAt as {@link System#nanoTime}
     */
    void complete(int sequenceNumber, int commandStatus, long receivedAt) {
        responses.add(new Response(sequenceNumber, commandStatus, false, receivedAt));
    }

    /**
     * Responds to a message that was not accepted, and is not counted as in flight. Blocks while {@link
     * #MAX_REJECTIONS} are queued, until the peer reads or the session is closed.
     */
    void reject(int sequenceNumber, int commandStatus) {
        rejections.acquireUninterruptibly();
        responses.add(new Response(sequenceNumber, commandStatus, true, 0));
    }

    private void run() {
        List<Response> group = new ArrayList<>();
        try {
            while (true) {
                group.add(responses.take());
                responses.drainTo(group, MAX_BATCH - 1);
                write(group);
                group.clear();
            }
        } catch (IOException e) {
            LOG.debug("The session is lost; the SMSC will redeliver", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            onFailure.run();
        }
    }

    private void write(List<Response> group) throws IOException {
        try {
            output.write(octets(group));
            measure(group);
        } finally {
            int rejected = (int) group.stream().filter(Response::rejection).count();
            rejections.release(rejected);
            inFlight.addAndGet(rejected - group.size());
        }
    }

    private void measure(List<Response> group) {
        long now = System.nanoTime();
        for (Response response : group) {
            if (!response.rejection()) {
                latency.accept(now - response.receivedAt());
            }
        }
    }

    private static byte[] octets(List<Response> group) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(group.size() * 17);
        for (Response response : group) {
            // message_id is unused but mandatory (SMPP 3.4, section 4.6.2).
            octets.writeBytes(
                    new DefaultComposer().deliverSmResp(response.commandStatus(), response.sequenceNumber(), null));
        }
        return octets.toByteArray();
    }

    /** Stops the thread, and the wait of a rejection. */
    void close() {
        thread.interrupt();
        rejections.release(MAX_REJECTIONS);
    }
}
