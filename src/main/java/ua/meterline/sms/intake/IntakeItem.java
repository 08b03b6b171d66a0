package ua.meterline.sms.intake;

import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.SeveralJudged;
import ua.meterline.sms.concat.SegmentArrival;
import ua.meterline.sms.receipt.DeliveryReceipt;

/**
 * A record with what its value was read as.
 *
 * @param content a {@link JudgedMessage}, {@link SeveralJudged}, {@link SegmentArrival}, {@link DeliveryReceipt} or
 *     {@link DeadLetter}; null where only the position of the record is stored
 */
public record IntakeItem(IntakeRecord record, Object content) {
    boolean isDeadLetter() {
        return content instanceof DeadLetter;
    }
}
