package ua.meterline.link;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageIDGenerator;
import org.jsmpp.util.RandomMessageIDGenerator;

/**
 * Hands what the SMSC delivers to the route that takes it. It is acknowledged when the route has ended; as long as there is
 * none, it is refused for redelivery. Thread-safe.
 */
final class Reception implements MessageReceiverListener {
    private final MessageIDGenerator messageIds = new RandomMessageIDGenerator();
    private volatile Taker taker = Reception::nobody;

    /** Takes a deliver_sm, a data_sm or an alert_notification. */
    @FunctionalInterface
    interface Taker {
        /** @throws ProcessRequestException with the command_status of the answer */
        void take(Command command) throws ProcessRequestException;
    }

    /** From now on everything goes there, or nowhere if it is null. */
    void handTo(Taker next) {
        taker = next == null ? Reception::nobody : next;
    }

    private static void nobody(Command command) throws ProcessRequestException {
        throw new ProcessRequestException("nobody takes messages just now", SMPPConstant.STAT_ESME_RX_T_APPN);
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        taker.take(message);
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        taker.take(message);
        return new DataSmResult(messageIds.newMessageId(), new OptionalParameter[0]);
    }

    /** Has no answer (SMPP 3.4, section 4.12), not even a refusal. */
    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        try {
            taker.take(notification);
        } catch (ProcessRequestException e) {
            // The SMSC could not be told.
        }
    }
}
