package ua.meterline.sms;

import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;

/**
 * Answers a deliver_sm with ESME_RX_T_APPN (0x64, SMPP 3.4, section 5.1.3): not now, deliver it again later. Anything
 * else that escapes a route would be answered with 0xFF, which many SMSCs take for final.
 */
public final class RetryLaterException extends ProcessRequestException {
    private static final long serialVersionUID = 1L;

    public RetryLaterException(String message) {
        super(message, SMPPConstant.STAT_ESME_RX_T_APPN);
    }
}
