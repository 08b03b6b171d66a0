package ua.meterline.sms.link;

import java.util.Optional;
import java.util.Set;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.util.DefaultDecomposer;

/**
 * Checks whether jsmpp can parse a PDU, by letting it: its worker threads send no response to a PDU that they cannot
 * parse. What parses here cannot fail there. What the gateway handles itself is not parsed again.
 */
final class PduValidator {
    private static final String BAD_LENGTH = "its fields do not fit its length";

    private static final DefaultDecomposer JSMPP = new DefaultDecomposer();
    /** Responses to requests that are never sent. */
    private static final Set<Integer> UNSOLICITED = Set.of(
            SMPPConstant.CID_SUBMIT_MULTI_RESP,
            SMPPConstant.CID_QUERY_SM_RESP,
            SMPPConstant.CID_CANCEL_SM_RESP,
            SMPPConstant.CID_REPLACE_SM_RESP,
            SMPPConstant.CID_BROADCAST_SM_RESP,
            SMPPConstant.CID_CANCEL_BROADCAST_SM_RESP,
            SMPPConstant.CID_QUERY_BROADCAST_SM_RESP);

    private PduValidator() {}

    /** @param pdu complete, its length as in its header */
    static PduVerdict check(byte[] pdu) {
        int commandId = Pdu.headerOf(pdu).commandId();
        return switch (commandId) {
            case SMPPConstant.CID_DELIVER_SM -> message(pdu, JSMPP::deliverSm);
            case SMPPConstant.CID_DATA_SM -> message(pdu, JSMPP::dataSm);
            case SMPPConstant.CID_ALERT_NOTIFICATION -> notification(pdu);
            case SMPPConstant.CID_SUBMIT_SM_RESP -> response(pdu, JSMPP::submitSmResp);
            case SMPPConstant.CID_DATA_SM_RESP -> response(pdu, JSMPP::dataSmResp);
            case SMPPConstant.CID_BIND_RECEIVER_RESP,
                    SMPPConstant.CID_BIND_TRANSMITTER_RESP,
                    SMPPConstant.CID_BIND_TRANSCEIVER_RESP -> response(pdu, JSMPP::bindResp);
            default ->
                UNSOLICITED.contains(commandId)
                        ? new PduVerdict.Ignored("an unsolicited response")
                        : new PduVerdict.Valid(pdu, null);
        };
    }

    private static PduVerdict message(byte[] pdu, Reading reading) {
        PduVerdict verdict = request(pdu, reading);
        if (verdict instanceof PduVerdict.Rejected rejected) {
            return MessageRepair.of(pdu)
                    .flatMap(repaired -> repaired(repaired, reading, rejected.defect()))
                    .orElse(rejected);
        }
        return verdict;
    }

    private static PduVerdict request(byte[] pdu, Reading reading) {
        try {
            return new PduVerdict.Valid(pdu, reading.of(pdu));
        } catch (PDUStringException e) {
            return new PduVerdict.Rejected(e.getErrorCode(), "a field is too long");
        } catch (NegativeArraySizeException e) {
            return new PduVerdict.Rejected(SMPPConstant.STAT_ESME_RINVMSGLEN, "a parameter above 32,767 octets");
        } catch (RuntimeException e) {
            return new PduVerdict.Rejected(SMPPConstant.STAT_ESME_RINVCMDLEN, BAD_LENGTH);
        }
    }

    private static PduVerdict notification(byte[] pdu) {
        return valid(pdu, JSMPP::alertNotification).orElse(new PduVerdict.Ignored(BAD_LENGTH));
    }

    /** Without a repaired response, the request would time out and be retried: a reply would be sent twice. */
    private static PduVerdict response(byte[] pdu, Reading reading) {
        return valid(pdu, reading)
                .or(() -> repaired(PduRepair.withFirstFieldAlone(pdu), reading, BAD_LENGTH))
                .or(() -> repaired(PduRepair.header(pdu), reading, BAD_LENGTH))
                .orElseThrow();
    }

    private static Optional<PduVerdict> valid(byte[] pdu, Reading reading) {
        return parsed(pdu, reading).map(parsed -> new PduVerdict.Valid(pdu, parsed));
    }

    private static Optional<PduVerdict> repaired(byte[] pdu, Reading reading, String defect) {
        return parsed(pdu, reading).map(parsed -> new PduVerdict.Repaired(pdu, parsed, defect));
    }

    private static Optional<Command> parsed(byte[] pdu, Reading reading) {
        try {
            return Optional.of(reading.of(pdu));
        } catch (PDUStringException | RuntimeException e) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Reading {
        Command of(byte[] pdu) throws PDUStringException;
    }
}
