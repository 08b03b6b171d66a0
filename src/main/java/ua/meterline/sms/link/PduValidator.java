package ua.meterline.sms.link;

import java.util.Set;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DefaultDecomposer;

/**
 * Checks whether jsmpp can parse a PDU, by letting it: its worker threads send no response to a PDU that they cannot
 * parse. What parses here cannot fail there.
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
                        : new PduVerdict.Valid(pdu);
        };
    }

    private static PduVerdict message(byte[] pdu, Reading reading) {
        PduVerdict verdict = request(pdu, reading);
        if (verdict instanceof PduVerdict.Rejected rejected) {
            return MessageRepair.of(pdu)
                    .filter(repaired -> isReadable(repaired, reading))
                    .<PduVerdict>map(repaired -> new PduVerdict.Repaired(repaired, rejected.defect()))
                    .orElse(rejected);
        }
        return verdict;
    }

    private static PduVerdict request(byte[] pdu, Reading reading) {
        try {
            reading.of(pdu);
            return new PduVerdict.Valid(pdu);
        } catch (PDUStringException e) {
            return new PduVerdict.Rejected(e.getErrorCode(), "a field is too long");
        } catch (NegativeArraySizeException e) {
            return new PduVerdict.Rejected(SMPPConstant.STAT_ESME_RINVMSGLEN, "a parameter above 32,767 octets");
        } catch (RuntimeException e) {
            return new PduVerdict.Rejected(SMPPConstant.STAT_ESME_RINVCMDLEN, BAD_LENGTH);
        }
    }

    private static PduVerdict notification(byte[] pdu) {
        return isReadable(pdu, JSMPP::alertNotification)
                ? new PduVerdict.Valid(pdu)
                : new PduVerdict.Ignored(BAD_LENGTH);
    }

    /** Without a repaired response, the request would time out and be retried: a reply would be sent twice. */
    private static PduVerdict response(byte[] pdu, Reading reading) {
        if (isReadable(pdu, reading)) {
            return new PduVerdict.Valid(pdu);
        }
        byte[] repaired = PduRepair.withFirstFieldAlone(pdu);
        return new PduVerdict.Repaired(isReadable(repaired, reading) ? repaired : PduRepair.header(pdu), BAD_LENGTH);
    }

    private static boolean isReadable(byte[] pdu, Reading reading) {
        try {
            reading.of(pdu);
            return true;
        } catch (PDUStringException | RuntimeException e) {
            return false;
        }
    }

    @FunctionalInterface
    private interface Reading {
        Object of(byte[] pdu) throws PDUStringException;
    }
}
