package ua.meterline.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.OptionalParameter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends responses as {@link Behaviour} says: at once, delayed or never. jsmpp responds as soon as its listener returns,
 * so only here can a response be delayed without blocking a thread.
 */
final class AnswerSender extends SynchronizedPDUSender {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerSender.class);
    private static final byte[] NOTHING = {};

    private final Behaviour behaviour;
    private final ScheduledExecutorService timer;

    AnswerSender(Behaviour behaviour, ScheduledExecutorService timer) {
        this.behaviour = behaviour;
        this.timer = timer;
    }

    @Override
    public byte[] sendSubmitSmResp(
            OutputStream os, int sequenceNumber, String messageId, OptionalParameter... optionalParameters)
            throws PDUStringException, IOException {
        Duration delay = behaviour.answerDelay();
        if (delay.isZero()) {
            return super.sendSubmitSmResp(os, sequenceNumber, messageId, optionalParameters);
        }
        return later(delay, () -> super.sendSubmitSmResp(os, sequenceNumber, messageId, optionalParameters));
    }

    /** Negative responses to submits and binds have a header only. */
    @Override
    public byte[] sendHeader(OutputStream os, int commandId, int commandStatus, int sequenceNumber) throws IOException {
        Duration delay = behaviour.answerDelay();
        if (commandStatus == Behaviour.WITHHELD) {
            return NOTHING;
        }
        if (commandId != SMPPConstant.CID_SUBMIT_SM_RESP || delay.isZero()) {
            return super.sendHeader(os, commandId, commandStatus, sequenceNumber);
        }
        return later(delay, () -> super.sendHeader(os, commandId, commandStatus, sequenceNumber));
    }

    @Override
    public byte[] sendEnquireLinkResp(OutputStream os, int sequenceNumber) throws IOException {
        boolean answers = behaviour.answersEnquireLink() && !behaviour.isFrozen();
        return answers ? super.sendEnquireLinkResp(os, sequenceNumber) : NOTHING;
    }

    @Override
    public byte[] sendUnbindResp(OutputStream os, int commandStatus, int sequenceNumber) throws IOException {
        return behaviour.isFrozen() ? NOTHING : super.sendUnbindResp(os, commandStatus, sequenceNumber);
    }

    private byte[] later(Duration delay, Answer answer) {
        try {
            timer.schedule(() -> send(answer), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("A response is dropped because the SMSC closes");
        }
        return NOTHING;
    }

    private static void send(Answer answer) {
        try {
            answer.send();
        } catch (PDUStringException | IOException e) {
            LOG.debug("A delayed response has no link any more: {}", e.getMessage());
        }
    }

    private interface Answer {
        byte[] send() throws PDUStringException, IOException;
    }
}
