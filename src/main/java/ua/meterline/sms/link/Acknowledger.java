package ua.meterline.sms.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.util.DefaultComposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the messages of one session, from a thread of its own: a commit releases many messages at once, whose answers then
 * leave together, and a peer that takes none holds up nobody else. Thread-safe.
 */
final class Acknowledger {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);
    private static final int MOST_AT_ONCE = 512;

    /** Where the answers go. */
    @FunctionalInterface
    interface Output {
        /** Writes whole PDUs. */
        void write(byte[] octets) throws IOException;
    }

    private record Answer(int sequenceNumber, int commandStatus) {}

    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger owed = new AtomicInteger();
    private final Output output;
    private final Runnable giveUp;
    private final Thread thread;

    /**
     * @param name of the session
     * @param giveUp closes the session: what it brings could no longer be answered
     */
    Acknowledger(String name, Output output, Runnable giveUp) {
        this.output = output;
        this.giveUp = giveUp;
        this.thread = new Thread(this::answer, "answers " + name);
        thread.setDaemon(true);
    }

    /** How many messages were taken and have no answer yet. */
    int owed() {
        return owed.get();
    }

    /** To be called once; before, nothing is answered. */
    void start() {
        thread.start();
    }

    /** A message was taken. */
    void owe() {
        owed.incrementAndGet();
    }

    /** The message that was taken may be answered. */
    void pay(int sequenceNumber, int commandStatus) {
        owed.decrementAndGet();
        refuse(sequenceNumber, commandStatus);
    }

    /** Answers a message that was not taken. */
    void refuse(int sequenceNumber, int commandStatus) {
        answers.add(new Answer(sequenceNumber, commandStatus));
    }

    private void answer() {
        List<Answer> group = new ArrayList<>();
        try {
            while (true) {
                group.add(answers.take());
                answers.drainTo(group, MOST_AT_ONCE - 1);
                output.write(octets(group));
                group.clear();
            }
        } catch (IOException e) {
            LOG.debug("The session is lost; the SMSC will deliver again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            giveUp.run();
        }
    }

    private static byte[] octets(List<Answer> group) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(group.size() * 17);
        for (Answer answer : group) {
            // message_id is unused and must be there all the same (SMPP 3.4, section 4.6.2).
            octets.writeBytes(
                    new DefaultComposer().deliverSmResp(answer.commandStatus(), answer.sequenceNumber(), null));
        }
        return octets.toByteArray();
    }

    /** The session has ended. */
    void close() {
        thread.interrupt();
    }
}
