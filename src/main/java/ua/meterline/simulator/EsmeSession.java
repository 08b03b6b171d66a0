package ua.meterline.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SessionStateListener;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.DefaultComposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.simulator.DeliveryFailedException.Reason;

/**
 * One link to an ESME. jsmpp keeps its state and responds to its requests; deliver_sm bypass jsmpp's blocking call,
 * many in one write, and {@link AnswerReader} completes them.
 */
final class EsmeSession extends SMPPServerSession {
    private static final Logger LOG = LoggerFactory.getLogger(EsmeSession.class);

    /** One thread keeps submits in order of arrival; it never blocks. */
    private static final int WORKERS = 1;

    private static final int REQUEST_QUEUE = 10_000;
    private static final byte NORMAL_DELIVERY = 0;

    private final DefaultComposer composer = new DefaultComposer();
    private final Socket socket;
    private final Window window;
    private volatile BoundEsme esme;
    private volatile boolean leaving;

    EsmeSession(
            Socket socket,
            Window window,
            AnswerSender sender,
            ServerMessageReceiverListener requests,
            SessionStateListener states)
            throws IOException {
        super(
                new SocketConnection(socket),
                states,
                requests,
                null,
                WORKERS,
                REQUEST_QUEUE,
                sender,
                new AnswerReader(window));
        this.socket = socket;
        this.window = window;
    }

    Window window() {
        return window;
    }

    /** The bound ESME, {@code null} before the bind is accepted. */
    BoundEsme esme() {
        return esme;
    }

    void identify(BoundEsme who) {
        esme = who;
    }

    /** Whether deliver_sm may still be sent: not after an unbind has begun (SMPP 3.4 section 4.2). */
    boolean takesDeliveries() {
        return !leaving && getSessionState().isBound();
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Unbinds, waits at most this long for the response, and closes. */
    void leave(Duration timeout) {
        leaving = true;
        setTransactionTimer(timeout.toMillis());
        unbindAndClose();
    }

    /** Sends in one write. Each message has its place in the window already; its outcome is reported in any case. */
    void transmit(List<Transmission> batch) {
        ByteArrayOutputStream pdus = new ByteArrayOutputStream(batch.size() * 128);
        for (Transmission transmission : batch) {
            append(pdus, transmission);
        }
        try {
            write(pdus.toByteArray());
        } catch (IOException e) {
            LOG.debug("Writing to {} failed: {}", esme, e.getMessage());
            close();
        }
    }

    void write(byte[] pdus) throws IOException {
        OutputStream out = connection().getOutputStream();
        // The lock that jsmpp's SynchronizedPDUSender uses: PDUs of both must not mix.
        synchronized (out) {
            out.write(pdus);
            out.flush();
        }
    }

    /** Drops the link without unbind or FIN: the peer sees a reset, as after a crash of the SMSC. */
    void abort() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.debug("Dropping the link to {}: {}", esme, e.getMessage());
        }
        close();
    }

    private void append(ByteArrayOutputStream pdus, Transmission transmission) {
        int sequence = sequence().nextValue();
        window.sent(sequence, transmission);
        try {
            MobileMessage message = transmission.message();
            pdus.writeBytes(transmission.isDataSm() ? dataSm(sequence, message) : deliverSm(sequence, message));
        } catch (PDUStringException e) {
            window.fail(sequence, Reason.UNSENDABLE, e.getMessage());
        }
    }

    private byte[] deliverSm(int sequence, MobileMessage message) throws PDUStringException {
        Address from = message.sender();
        Address to = message.recipient();
        return composer.deliverSm(
                sequence,
                "",
                from.ton(),
                from.npi(),
                from.value(),
                to.ton(),
                to.npi(),
                to.value(),
                message.esmClass(),
                NORMAL_DELIVERY,
                NORMAL_DELIVERY,
                NORMAL_DELIVERY,
                message.dataCoding(),
                message.shortMessage(),
                message.parameterArray());
    }

    /** A data_sm has no short_message: the text goes as message_payload. */
    private byte[] dataSm(int sequence, MobileMessage message) throws PDUStringException {
        List<OptionalParameter> parameters = new ArrayList<>(message.parameters());
        parameters.add(new OptionalParameter.Message_payload(message.shortMessage()));
        Address from = message.sender();
        Address to = message.recipient();
        return composer.dataSm(
                sequence,
                "",
                from.ton(),
                from.npi(),
                from.value(),
                to.ton(),
                to.npi(),
                to.value(),
                message.esmClass(),
                NORMAL_DELIVERY,
                message.dataCoding(),
                parameters.toArray(new OptionalParameter[0]));
    }
}
