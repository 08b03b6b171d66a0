package ua.meterline.sms.link;

import java.util.Set;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.util.DefaultDecomposer;

/**
 * Whether jsmpp can read a PDU, found out by letting it: its worker threads give no answer to what they cannot read. What it
 * reads without failing here cannot fail there.
 */
final class PduValidator {
    private static final String MISFIT = "its fields do not fit its length";

    private static final DefaultDecomposer JSMPP = new DefaultDecomposer();
    /** Responses to what we never send. */
    private static final Set<Integer> UNASKED = Set.of(
            SMPPConstant.CID_SUBMIT_MULTI_RESP,
            SMPPConstant.CID_QUERY_SM_RESP,
            SMPPConstant.CID_CANCEL_SM_RESP,
            SMPPConstant.CID_REPLACE_SM_RESP,
            SMPPConstant.CID_BROADCAST_SM_RESP,
            SMPPConstant.CID_CANCEL_BROADCAST_SM_RESP,
            SMPPConstant.CID_QUERY_BROADCAST_SM_RESP);

    private PduValidator() {}

    /** @param pdu whole, its length as its header says */
    static PduVerdict check(byte[] pdu) {
        int commandId = Pdu.headerOf(pdu).commandId();
        return switch (commandId) {
            case SMPPConstant.CID_DELIVER_SM -> deliverSm(pdu);
            case SMPPConstant.CID_DATA_SM -> request(pdu, JSMPP::dataSm);
            case SMPPConstant.CID_ALERT_NOTIFICATION -> notification(pdu);
            case SMPPConstant.CID_SUBMIT_SM_RESP -> response(pdu, JSMPP::submitSmResp);
            case SMPPConstant.CID_DATA_SM_RESP -> response(pdu, JSMPP::dataSmResp);
            case SMPPConstant.CID_BIND_RECEIVER_RESP,
                    SMPPConstant.CID_BIND_TRANSMITTER_RESP,
                    SMPPConstant.CID_BIND_TRANSCEIVER_RESP -> response(pdu, JSMPP::bindResp);
            default ->
                UNASKED.contains(commandId)
                        ? new PduVerdict.Ignored("an answer to what was not asked")
                        : new PduVerdict.Fit(pdu);
        };
    }

    private static PduVerdict deliverSm(byte[] pdu) {
        PduVerdict verdict = request(pdu, JSMPP::deliverSm);
        if (verdict instanceof PduVerdict.Refused refused) {
            return PduRepair.withReadableParameters(pdu)
                    .filter(mended -> isReadable(mended, JSMPP::deliverSm))
                    .<PduVerdict>map(
                            mended -> new PduVerdict.Mended(mended, "its optional parameters: " + refused.flaw()))
                    .orElse(refused);
        }
        return verdict;
    }

    private static PduVerdict request(byte[] pdu, Reading reading) {
        try {
            reading.of(pdu);
            return new PduVerdict.Fit(pdu);
        } catch (PDUStringException e) {
            return new PduVerdict.Refused(e.getErrorCode(), "a field of it is too long");
        } catch (NegativeArraySizeException e) {
            return new PduVerdict.Refused(SMPPConstant.STAT_ESME_RINVMSGLEN, "a parameter above 32,767 octets");
        } catch (RuntimeException e) {
            return new PduVerdict.Refused(SMPPConstant.STAT_ESME_RINVCMDLEN, MISFIT);
        }
    }

    private static PduVerdict notification(byte[] pdu) {
        return isReadable(pdu, JSMPP::alertNotification) ? new PduVerdict.Fit(pdu) : new PduVerdict.Ignored(MISFIT);
    }

    /** Whoever waits for this response would wait in vain, and then ask again: a reply would be sent twice. */
    private static PduVerdict response(byte[] pdu, Reading reading) {
        if (isReadable(pdu, reading)) {
            return new PduVerdict.Fit(pdu);
        }
        byte[] mended = PduRepair.withFirstFieldAlone(pdu);
        return new PduVerdict.Mended(isReadable(mended, reading) ? mended : PduRepair.header(pdu), MISFIT);
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
