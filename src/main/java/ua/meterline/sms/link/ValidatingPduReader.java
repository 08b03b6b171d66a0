package ua.meterline.sms.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.jsmpp.PDUReader;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.util.DefaultDecomposer;
import org.slf4j.LoggerFactory;
import ua.meterline.common.RateLimitedLog;

/**
 * Reads PDUs for jsmpp, and shows it only those it can read. What it could not is answered here, so that no PDU can stop the
 * next one. Probes and the answers to what we sent are dealt with here as well, because jsmpp would let them wait until the
 * messages before them are stored. For use by the one thread that reads a session.
 */
final class ValidatingPduReader implements PDUReader {
    private static final RateLimitedLog LOG =
            new RateLimitedLog(LoggerFactory.getLogger(ValidatingPduReader.class)::warn, Duration.ofSeconds(10));

    private static final Set<Integer> BIND_ANSWERS = Set.of(
            SMPPConstant.CID_BIND_RECEIVER_RESP,
            SMPPConstant.CID_BIND_TRANSMITTER_RESP,
            SMPPConstant.CID_BIND_TRANSCEIVER_RESP);

    /** The key of the log lines: one flood of malformed PDUs is one line per interval, whatever is wrong with them. */
    private static final String MALFORMED = "malformed";

    /** The session's side of reading. */
    interface Line {
        /** For log lines. */
        String name();

        PduFramer frames();

        /** Returns when the session has taken note of the answer to its bind. */
        void awaitBind() throws IOException;

        /** Sends a PDU that has nothing but its header, and what the standard demands behind it. */
        void answer(int commandId, int commandStatus, int sequenceNumber) throws IOException;

        /**
         * Takes a message and sees to its answer, without waiting for anything.
         *
         * @return false when it is for jsmpp to refuse
         */
        boolean deliver(DeliverSm message);

        /** Tells whoever waits for this response, if anybody does. */
        void answered(Command response);

        /** Tells whoever submitted under this number; false if that was nobody. */
        boolean refused(int sequenceNumber, int commandStatus);

        /** Can bring nothing more, because of this. */
        void broken(IOException cause);
    }

    private Line line;
    private byte[] pdu;
    private boolean bindAnswered;

    /** To be called once, before the first PDU is read. */
    void serve(Line session) {
        line = session;
    }

    @Override
    public Command readPDUHeader(DataInputStream ignored) throws IOException {
        if (bindAnswered) {
            // Another thread does that. What comes right behind would meet a session that is not bound, and be refused
            // for good.
            line.awaitBind();
            bindAnswered = false;
        }
        do {
            pdu = nextOrBreak();
        } while (isSettled());
        Command header = command(Pdu.headerOf(pdu));
        bindAnswered = BIND_ANSWERS.contains(header.getCommandId());
        return header;
    }

    private byte[] nextOrBreak() throws IOException {
        try {
            return line.frames().next();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            line.broken(e);
            if (e instanceof MalformedFrameException) {
                LOG.log(MALFORMED, "SMSC " + line.name() + ": closed, because a PDU cannot be read: " + e.getMessage());
                line.answer(SMPPConstant.CID_GENERIC_NACK, SMPPConstant.STAT_ESME_RINVCMDLEN, 0);
            }
            throw e;
        }
    }

    /** Whether nothing is left for jsmpp to do about the PDU, which may have been replaced. */
    private boolean isSettled() throws IOException {
        Pdu header = Pdu.headerOf(pdu);
        if (header.commandId() == SMPPConstant.CID_ENQUIRE_LINK) {
            line.answer(SMPPConstant.CID_ENQUIRE_LINK_RESP, SMPPConstant.STAT_ESME_ROK, header.sequenceNumber());
            return true;
        } else if (header.commandId() == SMPPConstant.CID_ENQUIRE_LINK_RESP) {
            line.answered(command(header));
            return true;
        }
        return isSettled(header, PduValidator.check(pdu));
    }

    private boolean isSettled(Pdu header, PduVerdict verdict) throws IOException {
        if (verdict instanceof PduVerdict.Mended mended) {
            complain("read in part", header, mended.flaw());
            pdu = mended.pdu();
        } else if (verdict instanceof PduVerdict.Refused refused) {
            complain("refused", header, refused.flaw());
            line.answer(header.commandId() | Pdu.RESPONSE, refused.commandStatus(), header.sequenceNumber());
            return true;
        } else if (verdict instanceof PduVerdict.Ignored ignored) {
            complain("ignored", header, ignored.flaw());
            return true;
        }
        return isTaken(header);
    }

    /** Whether it belongs to the traffic proper, for which jsmpp would keep a thread waiting for each PDU. */
    private boolean isTaken(Pdu header) {
        try {
            switch (header.commandId()) {
                case SMPPConstant.CID_DELIVER_SM:
                    return line.deliver(DefaultDecomposer.getInstance().deliverSm(pdu));
                case SMPPConstant.CID_SUBMIT_SM_RESP:
                    line.answered(DefaultDecomposer.getInstance().submitSmResp(pdu));
                    return true;
                case SMPPConstant.CID_GENERIC_NACK:
                    return line.refused(header.sequenceNumber(), header.commandStatus());
                default:
                    return false;
            }
        } catch (PDUStringException e) {
            throw new IllegalStateException("checked before", e);
        }
    }

    private void complain(String treatment, Pdu header, String flaw) {
        LOG.log(
                MALFORMED,
                "SMSC " + line.name() + ": a PDU was " + treatment + ": " + flaw + " (" + header.command()
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
