package ua.meterline.sms.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.jsmpp.PDUReader;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DeliverSm;
import org.slf4j.LoggerFactory;
import ua.meterline.common.RateLimitedLog;

/**
 * Reads PDUs for jsmpp and passes on only those it can parse. Malformed ones are rejected here, so that no PDU can
 * block the next one. enquire_link and responses to submits are also handled here, because jsmpp would queue them
 * behind the messages that wait for their commit. For use by the one thread that reads a session.
 */
final class ValidatingPduReader implements PDUReader {
    private static final RateLimitedLog LOG =
            new RateLimitedLog(LoggerFactory.getLogger(ValidatingPduReader.class)::warn, Duration.ofSeconds(10));

    private static final Set<Integer> BIND_RESPONSES = Set.of(
            SMPPConstant.CID_BIND_RECEIVER_RESP,
            SMPPConstant.CID_BIND_TRANSMITTER_RESP,
            SMPPConstant.CID_BIND_TRANSCEIVER_RESP);

    /** The key of the log lines: one flood of malformed PDUs is one line per interval, whatever is wrong with them. */
    private static final String MALFORMED = "malformed";

    /** What the reader needs from its session. */
    interface PduSession {
        /** For log lines. */
        String name();

        PduFramer frames();

        /** Waits until the session has processed the response to its bind. */
        void awaitBind() throws IOException;

        /** Sends a response without a body, except for its mandatory fields. */
        void respond(int commandId, int commandStatus, int sequenceNumber) throws IOException;

        /**
         * Accepts a message without blocking, and acknowledges it later.
         *
         * @return false when jsmpp is to reject it
         */
        boolean deliver(DeliverSm message);

        /** Completes the pending request of this response, if there is one. */
        void complete(Command response);

        /** Fails the pending request of this sequence_number; false when there is none. */
        boolean reject(int sequenceNumber, int commandStatus);

        /** The SMSC unbinds; false when jsmpp is to respond. */
        boolean unbindRequested(int sequenceNumber);

        /** The connection failed; nothing more can be read. */
        void failed(IOException cause);
    }

    private PduSession session;
    private byte[] pdu;
    private boolean bindResponseRead;

    /** Must be called once, before the first PDU is read. */
    void serve(PduSession served) {
        session = served;
    }

    @Override
    public Command readPDUHeader(DataInputStream ignored) throws IOException {
        if (bindResponseRead) {
            // Another thread processes it. A PDU right behind it would meet an unbound session and be rejected for
            // good.
            session.awaitBind();
            bindResponseRead = false;
        }
        do {
            pdu = nextOrBreak();
        } while (isHandled());
        Command header = command(Pdu.headerOf(pdu));
        bindResponseRead = BIND_RESPONSES.contains(header.getCommandId());
        return header;
    }

    private byte[] nextOrBreak() throws IOException {
        try {
            return session.frames().next();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            session.failed(e);
            if (e instanceof MalformedFrameException) {
                LOG.log(MALFORMED, "SMSC " + session.name() + ": closed because of a malformed PDU: " + e.getMessage());
                session.respond(SMPPConstant.CID_GENERIC_NACK, SMPPConstant.STAT_ESME_RINVCMDLEN, 0);
            }
            throw e;
        }
    }

    /** Whether jsmpp has nothing to do with the PDU, which may have been replaced by a repaired one. */
    private boolean isHandled() throws IOException {
        Pdu header = Pdu.headerOf(pdu);
        if (header.commandId() == SMPPConstant.CID_ENQUIRE_LINK) {
            session.respond(SMPPConstant.CID_ENQUIRE_LINK_RESP, SMPPConstant.STAT_ESME_ROK, header.sequenceNumber());
            return true;
        } else if (header.commandId() == SMPPConstant.CID_ENQUIRE_LINK_RESP) {
            session.complete(command(header));
            return true;
        }
        return isHandled(header, PduValidator.check(pdu));
    }

    private boolean isHandled(Pdu header, PduVerdict verdict) throws IOException {
        if (verdict instanceof PduVerdict.Valid valid) {
            return isDispatched(header, valid.parsed());
        } else if (verdict instanceof PduVerdict.Repaired repaired) {
            logMalformed("repaired", header, repaired.defect());
            pdu = repaired.pdu();
            return isDispatched(header, repaired.parsed());
        } else if (verdict instanceof PduVerdict.Rejected rejected) {
            logMalformed("rejected", header, rejected.defect());
            session.respond(header.commandId() | Pdu.RESPONSE, rejected.commandStatus(), header.sequenceNumber());
        } else if (verdict instanceof PduVerdict.Ignored ignored) {
            logMalformed("ignored", header, ignored.defect());
        }
        return true;
    }

    /** Dispatches messages and responses past jsmpp, which would block a thread for each. */
    private boolean isDispatched(Pdu header, Command parsed) {
        switch (header.commandId()) {
            case SMPPConstant.CID_DELIVER_SM:
                return session.deliver((DeliverSm) parsed);
            case SMPPConstant.CID_SUBMIT_SM_RESP:
                session.complete(parsed);
                return true;
            case SMPPConstant.CID_UNBIND:
                return session.unbindRequested(header.sequenceNumber());
            case SMPPConstant.CID_GENERIC_NACK:
                return session.reject(header.sequenceNumber(), header.commandStatus());
            default:
                return false;
        }
    }

    private void logMalformed(String treatment, Pdu header, String defect) {
        LOG.log(
                MALFORMED,
                "SMSC " + session.name() + ": malformed PDU " + treatment + ": " + defect + " (" + header.command()
                        + ", command_length " + header.commandLength() + ")");
    }

    private static Command command(Pdu header) {
        Command command = new Command();
        command.setCommandLength(header.commandLength());
        command.setCommandId(header.commandId());
        command.setCommandStatus(header.commandStatus());
        command.setSequenceNumber(header.sequenceNumber());
        return command;
    }

    @Override
    public byte[] readPDU(DataInputStream ignored, Command pduHeader) {
        return pdu;
    }

    @Override
    public byte[] readPDU(
            DataInputStream ignored, int commandLength, int commandId, int commandStatus, int sequenceNumber) {
        return pdu;
    }
}
