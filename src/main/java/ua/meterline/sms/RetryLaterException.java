package ua.meterline.sms;

import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;

/**
 * Rejects a deliver_sm with ESME_RX_T_APPN (0x64, SMPP 3.4, section 5.1.3), which asks for redelivery. Other
 * exceptions would be answered with 0xFF by camel-smpp, which many SMSCs treat as permanent.
 */
public final class RetryLaterException extends ProcessRequestException {
    private static final long serialVersionUID = 1L;

    public RetryLaterException(String message) {
        super(message, SMPPConstant.STAT_ESME_RX_T_APPN);
    }
}
