package ua.meterline.sms.link;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;

/** Hands in the messages that the SMSC delivers, as many at once as the window holds; others are throttled. */
final class ReceiveWindow {
    private final int most;
    private final InboundListener inbound;
    private final Acknowledger acknowledger;

    /** @param most how many messages may be in flight */
    ReceiveWindow(int most, InboundListener inbound, Acknowledger acknowledger) {
        this.most = most;
        this.inbound = inbound;
        this.acknowledger = acknowledger;
    }

    /** Returns at once; the message is acknowledged when it is handled. */
    void handle(DeliverSm message) {
        int number = message.getSequenceNumber();
        if (acknowledger.inFlight() >= most) {
            inbound.countThrottled();
            acknowledger.reject(number, SMPPConstant.STAT_ESME_RTHROTTLED);
            return;
        }
        long receivedAt = System.nanoTime();
        acknowledger.received();
        inbound.handle(message)
                .whenComplete((done, rejection) -> acknowledger.complete(number, status(rejection), receivedAt));
    }

    private static int status(Throwable rejection) {
        if (rejection == null) {
            return SMPPConstant.STAT_ESME_ROK;
        }
        return rejection instanceof ProcessRequestException known
                ? known.getErrorCode()
                : SMPPConstant.STAT_ESME_RX_T_APPN;
    }
}
