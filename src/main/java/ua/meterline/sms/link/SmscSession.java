package ua.meterline.sms.link;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.EnquireLinkCommandTask;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SendCommandTask;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import ua.meterline.sms.CommandStatus;
import ua.meterline.sms.SubmitRejectedException;
import ua.meterline.sms.SubmitStatusTable;

/**
 * A jsmpp session that closes itself on a failed bind, a dead peer or a malformed PDU stream. Pending requests then
 * fail at once. It is bound at most once. Thread-safe.
 */
final class SmscSession extends SMPPSession implements ValidatingPduReader.PduSession {
    private static final Duration PDU_TIMEOUT = Duration.ofSeconds(5);
    /** After so many errors in a row in response to enquire_link, the session is dead. */
    private static final int MOST_ENQUIRE_LINK_ERRORS = 2;

    private final String name;
    private final Duration pduTimeout;
    private final CountDownLatch bindResponded = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private PduFramer frames;
    private final Acknowledger acknowledger;
    private final ReceiveWindow deliveries;
    private final PendingSubmits submits;
    private final DisconnectCause disconnectCause = new DisconnectCause();
    private final AtomicReference<Integer> unbindRequest = new AtomicReference<>();
    private volatile boolean refused;
    /** Counted by the one thread that sends enquire_link. */
    private int enquireLinkErrors;

    private SmscSession(
            String name,
            ValidatingPduReader reader,
            ConnectionFactory connections,
            InboundListener inbound,
            int receiveWindow,
            SubmitStatusTable statuses,
            Duration pduTimeout) {
        super(new SynchronizedPDUSender(new DefaultPDUSender()), reader, connections);
        this.name = name;
        this.submits = new PendingSubmits(statuses, this::refused);
        this.pduTimeout = pduTimeout;
        this.acknowledger = new Acknowledger(
                name, octets -> connection().getOutputStream().write(octets), inbound::acknowledged, this::close);
        this.deliveries = new ReceiveWindow(receiveWindow, inbound, acknowledger);
    }

    /**
     * @param name for log lines
     * @param inbound receives the messages that the SMSC delivers
     * @param receiveWindow how many messages may be in flight; the SMSC is throttled beyond
     * @param statuses says which rejections end the session
     */
    static SmscSession of(
            String name,
            SmscConnector connections,
            InboundListener inbound,
            int receiveWindow,
            SubmitStatusTable statuses) {
        return of(name, connections, inbound, receiveWindow, statuses, PDU_TIMEOUT);
    }

    /** @param pduTimeout how long a PDU may take from its first octet to its last */
    static SmscSession of(
            String name,
            SmscConnector connections,
            InboundListener inbound,
            int receiveWindow,
            SubmitStatusTable statuses,
            Duration pduTimeout) {
        ValidatingPduReader reader = new ValidatingPduReader();
        SmscSession session = new SmscSession(name, reader, connections, inbound, receiveWindow, statuses, pduTimeout);
        reader.serve(session);
        session.setMessageReceiverListener(inbound);
        session.addSessionStateListener((now, before, source) -> session.changed(now));
        return session;
    }

    private void changed(SessionState now) {
        if (now != SessionState.OPEN) {
            bindResponded.countDown();
        }
        if (now == SessionState.CLOSED) {
            ended.countDown();
            acknowledger.close();
            failPending();
        }
    }

    /** Fails all pending requests; jsmpp would leave them to their timeouts. */
    private void failPending() {
        submits.failAll();
        for (int number = sequence().currentValue(); number > 0 && getUnacknowledgedRequests() > 0; number--) {
            PendingResponse<Command> pending = removePendingResponse(number);
            if (pending != null) {
                pending.doneWithInvalidResponse(PendingSubmits.linkLost());
            }
        }
    }

    /** @throws IOException why the bind failed; whatever is thrown, the session is closed */
    void bind(String host, int port, BindParameter parameter) throws IOException {
        boolean bound = false;
        try {
            connectAndBind(host, port, parameter, getTransactionTimer());
            acknowledger.start();
            bound = true;
        } catch (IOException e) {
            throw disconnectCause.explain(e, (SmscConnection) connection());
        } finally {
            if (!bound) {
                close();
            }
        }
    }

    /** Limits the wait for an enquire_link_resp to three quarters of the enquire_link interval. */
    @Override
    protected Command executeSendCommand(SendCommandTask task, long timeout)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        if (!(task instanceof EnquireLinkCommandTask)) {
            return super.executeSendCommand(task, timeout);
        }
        try {
            Command response = super.executeSendCommand(task, Math.min(timeout, getEnquireLinkTimer() * 3L / 4));
            enquireLinkErrors = 0;
            return response;
        } catch (ResponseTimeoutException e) {
            disconnectCause.note("no answer to enquire_link");
            throw e;
        } catch (NegativeResponseException e) {
            if (++enquireLinkErrors >= MOST_ENQUIRE_LINK_ERRORS) {
                end("enquire_link was rejected with " + CommandStatus.describe(e.getCommandStatus()));
            }
            throw e;
        }
    }

    /** The session is of no more use and must be closed; responses may still come. */
    private void end(String cause) {
        disconnectCause.note(cause);
        ended.countDown();
    }

    private void refused(SubmitRejectedException rejection) {
        refused = true;
        end("submit_sm was rejected with " + CommandStatus.describe(rejection.getCommandStatus()));
    }

    /** Whether the SMSC rejected a submit_sm for a reason that concerns the session. */
    boolean isRefused() {
        return refused;
    }

    /** Whether the SMSC accepted any submit_sm. */
    boolean hasAccepted() {
        return submits.hasAccepted();
    }

    @Override
    public boolean unbindRequested(int sequenceNumber) {
        if (!getSessionState().isBound()) {
            return false;
        }
        unbindRequest.set(sequenceNumber);
        end("unbound by the SMSC");
        return true;
    }

    /**
     * Unbinds if bound, and closes the connection. Responses to submits are awaited first, whichever side unbinds.
     *
     * @param timeout of this wait, and of the wait for the unbind_resp
     */
    void unbindAndClose(Duration timeout) {
        setTransactionTimer(timeout.toMillis());
        submits.awaitResponses(timeout);
        Integer request = unbindRequest.getAndSet(null);
        if (request == null) {
            unbindAndClose();
            return;
        }
        try {
            respond(SMPPConstant.CID_UNBIND_RESP, SMPPConstant.STAT_ESME_ROK, request);
        } catch (IOException e) {
            disconnectCause.note(e.getMessage());
        } finally {
            close();
        }
    }

    /** The address of the SMSC; empty without a connection, whether open or not. */
    Optional<InetAddress> peerAddress() {
        return Optional.ofNullable(connection()).map(Connection::getInetAddress);
    }

    /** Whether it is bound and not about to end. */
    boolean isUsable() {
        // A session closed while jsmpp registers its bind is bound again for jsmpp.
        return ended.getCount() > 0 && getSessionState().isBound();
    }

    /** Waits until the session has ended, and meanwhile closes a connection whose peer is dead. */
    void awaitEnd() throws InterruptedException {
        long interval = getEnquireLinkTimer();
        // jsmpp detects a dead peer sooner, but not while its enquire_link is blocked by a full send buffer.
        Duration timeout = Duration.ofMillis(interval + interval * 9 / 10);
        while (!ended.await(Math.max(1, interval / 20), TimeUnit.MILLISECONDS)) {
            if (((SmscConnection) connection()).isDead(timeout)) {
                disconnectCause.note("nothing was received or sent for " + timeout.toMillis() + " ms");
                close();
            }
        }
    }

    /** Why it ended, for log lines. */
    String endReason() {
        return disconnectCause.description();
    }

    @Override
    public String name() {
        return name;
    }

    /** Created by the reader thread, once there is a connection. */
    @Override
    public PduFramer frames() {
        if (frames == null) {
            frames = new PduFramer((SmscConnection) connection(), pduTimeout);
        }
        return frames;
    }

    /** Also returns when a rejected bind closed the session. */
    @Override
    public void awaitBind() throws IOException {
        try {
            bindResponded.await(getTransactionTimer(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("the session is closed").initCause(e);
        }
    }

    @Override
    public void failed(IOException cause) {
        disconnectCause.readFailed(cause);
    }

    @Override
    public void respond(int commandId, int commandStatus, int sequenceNumber) throws IOException {
        if (commandId == SMPPConstant.CID_DELIVER_SM_RESP) {
            // Its message_id is unused but mandatory (SMPP 3.4, section 4.6.2).
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
        deliveries.handle(message);
        return true;
    }

    /**
     * Sends the messages in one write, without waiting for responses.
     *
     * @return one future per message, as {@link PendingSubmits#register}; it fails with a {@link PDUException} when a
     *     message cannot be encoded
     * @throws IOException when no session is bound: nothing was sent; or when the connection broke during the write:
     *     the SMSC may have received some of the messages
     */
    List<CompletableFuture<String>> submit(List<SubmitSm> messages) throws IOException {
        ensureTransmittable("submitShortMessage");
        SubmitBatch batch = SubmitBatch.of(messages, sequence(), submits, getTransactionTimer());
        try {
            connection().getOutputStream().write(batch.octets());
        } catch (IOException e) {
            batch.responses().forEach(response -> response.completeExceptionally(e));
            throw e;
        }
        return batch.responses();
    }

    @Override
    public boolean reject(int sequenceNumber, int commandStatus) {
        return submits.fail(sequenceNumber, commandStatus) || completeEnquireLink(sequenceNumber);
    }

    /** A peer that does not know enquire_link is alive. Once bound, nothing else is pending here but unbind. */
    private boolean completeEnquireLink(int sequenceNumber) {
        PendingResponse<Command> pending = getSessionState().isBound() ? removePendingResponse(sequenceNumber) : null;
        if (pending != null) {
            pending.done(new Command());
        }
        return pending != null;
    }

    @Override
    public void complete(Command response) {
        if (response instanceof SubmitSmResp submit) {
            submits.complete(submit);
            return;
        }
        PendingResponse<Command> pending = removePendingResponse(response.getSequenceNumber());
        if (pending != null) {
            pending.done(response);
        }
    }
}
