package ua.meterline.sms.link;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.SubmitSmResp;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.EnquireLinkCommandTask;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SendCommandTask;
import org.jsmpp.session.connection.ConnectionFactory;

/**
 * jsmpp's session, made to end when it ought to: with a bind that fails, a peer that does not answer, octets that are no PDU.
 * Whoever waits for an answer then is told at once. It is bound at most once. Thread-safe.
 */
final class SmscSession extends SMPPSession implements ValidatingPduReader.Line {
    private static final Duration PDU_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final Duration pduTimeout;
    private final CountDownLatch bindNoted = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private PduFramer frames;
    private final InboundListener reception;
    private final int receiveWindow;
    private final Acknowledger acknowledger;
    private final PendingSubmits submits = new PendingSubmits();
    private final DisconnectCause breakCause = new DisconnectCause();

    private SmscSession(
            String name,
            ValidatingPduReader reader,
            ConnectionFactory connections,
            InboundListener reception,
            int receiveWindow,
            Duration pduTimeout) {
        super(new SynchronizedPDUSender(new DefaultPDUSender()), reader, connections);
        this.name = name;
        this.reception = reception;
        this.receiveWindow = receiveWindow;
        this.pduTimeout = pduTimeout;
        this.acknowledger =
                new Acknowledger(name, octets -> connection().getOutputStream().write(octets), this::close);
    }

    /**
     * @param name for log lines
     * @param reception is given what the SMSC delivers
     * @param receiveWindow how many messages may wait for their answers; the SMSC is throttled beyond
     */
    static SmscSession of(String name, SmscConnector connections, InboundListener reception, int receiveWindow) {
        return of(name, connections, reception, receiveWindow, PDU_TIMEOUT);
    }

    /** @param pduTimeout how long a PDU may take from its first octet to its last */
    static SmscSession of(
            String name, SmscConnector connections, InboundListener reception, int receiveWindow, Duration pduTimeout) {
        ValidatingPduReader reader = new ValidatingPduReader();
        SmscSession session = new SmscSession(name, reader, connections, reception, receiveWindow, pduTimeout);
        reader.serve(session);
        session.setMessageReceiverListener(reception);
        session.addSessionStateListener((now, before, source) -> session.changed(now));
        return session;
    }

    private void changed(SessionState now) {
        if (now != SessionState.OPEN) {
            bindNoted.countDown();
        }
        if (now == SessionState.UNBOUND) {
            breakCause.note("unbound by the SMSC");
        }
        if (now == SessionState.UNBOUND || now == SessionState.CLOSED) {
            over.countDown();
        }
        if (now == SessionState.CLOSED) {
            acknowledger.close();
            giveUpPending();
        }
    }

    /** jsmpp would let everyone who waits for an answer sit out the time it may take, though none can come any more. */
    private void giveUpPending() {
        submits.lost();
        for (int number = sequence().currentValue(); number > 0 && getUnacknowledgedRequests() > 0; number--) {
            PendingResponse<Command> pending = removePendingResponse(number);
            if (pending != null) {
                pending.doneWithInvalidResponse(PendingSubmits.linkLost());
            }
        }
    }

    /** @throws IOException why it is not bound; whatever is thrown, it is closed then */
    void bind(String host, int port, BindParameter parameter) throws IOException {
        boolean bound = false;
        try {
            connectAndBind(host, port, parameter, getTransactionTimer());
            acknowledger.start();
            bound = true;
        } catch (IOException e) {
            throw breakCause.behind(e, (SmscConnection) connection());
        } finally {
            if (!bound) {
                close();
            }
        }
    }

    /** A peer is asked whether it is there after a silence, and then has at most three quarters of that to answer. */
    @Override
    protected Command executeSendCommand(SendCommandTask task, long timeout)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        if (!(task instanceof EnquireLinkCommandTask)) {
            return super.executeSendCommand(task, timeout);
        }
        try {
            return super.executeSendCommand(task, Math.min(timeout, getEnquireLinkTimer() * 3L / 4));
        } catch (ResponseTimeoutException e) {
            breakCause.note("no answer to enquire_link");
            throw e;
        }
    }

    /** Whether it is bound, and is not about to end. */
    boolean isUsable() {
        // jsmpp takes a session for bound again that was closed while its bind was being noted.
        return over.getCount() > 0 && getSessionState().isBound();
    }

    /** Returns when the session was unbound or closed. While it waits, it cuts a connection whose peer is gone. */
    void awaitEnd() throws InterruptedException {
        long interval = getEnquireLinkTimer();
        // jsmpp asks and closes sooner; but not while its question cannot leave because the peer takes nothing.
        Duration timeout = Duration.ofMillis(interval + interval * 9 / 10);
        while (!over.await(Math.max(1, interval / 20), TimeUnit.MILLISECONDS)) {
            if (((SmscConnection) connection()).isDead(timeout)) {
                breakCause.note("nothing came or left for " + timeout.toMillis() + " ms");
                close();
            }
        }
    }

    /** Why it has ended, in an operator's words. */
    String whyItEnded() {
        return breakCause.words();
    }

    @Override
    public String name() {
        return name;
    }

    /** Made by the first thread that reads, when there is a connection. */
    @Override
    public PduFramer frames() {
        if (frames == null) {
            frames = new PduFramer((SmscConnection) connection(), pduTimeout);
        }
        return frames;
    }

    /** A bind that is refused is noted when it is closed for that. */
    @Override
    public void awaitBind() throws IOException {
        try {
            bindNoted.await(getTransactionTimer(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("the session is closed").initCause(e);
        }
    }

    @Override
    public void broken(IOException cause) {
        breakCause.readerSaw(cause);
    }

    @Override
    public void answer(int commandId, int commandStatus, int sequenceNumber) throws IOException {
        if (commandId == SMPPConstant.CID_DELIVER_SM_RESP) {
            // Its message_id is unused and must be there all the same (SMPP 3.4, section 4.6.2).
            pduSender().sendDeliverSmResp(connection().getOutputStream(), commandStatus, sequenceNumber, null);
        } else {
            pduSender().sendHeader(connection().getOutputStream(), commandId, commandStatus, sequenceNumber);
        }
    }

    @Override
    public boolean deliver(DeliverSm message) {
        if (!getSessionState().isReceivable()) {
            return false;
        }
        int number = message.getSequenceNumber();
        if (acknowledger.owed() >= receiveWindow) {
            reception.throttled();
            acknowledger.refuse(number, SMPPConstant.STAT_ESME_RTHROTTLED);
        } else {
            acknowledger.owe();
            reception.take(message).whenComplete((taken, refusal) -> acknowledger.pay(number, status(refusal)));
        }
        return true;
    }

    private static int status(Throwable refusal) {
        if (refusal == null) {
            return SMPPConstant.STAT_ESME_ROK;
        }
        return refusal instanceof ProcessRequestException known
                ? known.getErrorCode()
                : SMPPConstant.STAT_ESME_RX_T_APPN;
    }

    /**
     * Sends them together, and returns at once.
     *
     * @return for each, as {@link PendingSubmits#await}; it fails with a {@link PDUException} where a message cannot be sent
     *     as it is
     * @throws IOException when the connection broke; nobody knows then which of them have left, if any
     */
    List<CompletableFuture<String>> submit(List<SubmitSm> messages) throws IOException {
        ensureTransmittable("submitShortMessage");
        SubmitBatch group = SubmitBatch.of(messages, sequence(), submits, getTransactionTimer());
        try {
            connection().getOutputStream().write(group.octets());
        } catch (IOException e) {
            group.answers().forEach(answer -> answer.completeExceptionally(e));
            throw e;
        }
        return group.answers();
    }

    @Override
    public boolean refused(int sequenceNumber, int commandStatus) {
        return submits.refused(sequenceNumber, commandStatus);
    }

    @Override
    public void answered(Command response) {
        if (response instanceof SubmitSmResp submit) {
            submits.answered(submit);
            return;
        }
        PendingResponse<Command> pending = removePendingResponse(response.getSequenceNumber());
        if (pending != null) {
            pending.done(response);
        }
    }
}
