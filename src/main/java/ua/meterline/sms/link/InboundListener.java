package ua.meterline.sms.link;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
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
final class InboundListener implements MessageReceiverListener {
    private final MessageIDGenerator messageIds = new RandomMessageIDGenerator();
    private final String link;
    private final LongAdder throttled = new LongAdder();
    private volatile Taker taker = InboundListener::nobody;

    /** @param link its name */
    InboundListener(String link) {
        this.link = link;
    }

    /** Takes a deliver_sm, a data_sm or an alert_notification. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param link by which it came
         * @return soon; the future completes when the message may be acknowledged, or else with a
         *     {@link ProcessRequestException} that has the command_status of the answer.
         */
        CompletableFuture<Void> take(String link, Command command);
    }

    /** From now on everything goes there, or nowhere if it is null. */
    void handTo(Taker next) {
        taker = next == null ? InboundListener::nobody : next;
    }

    private static CompletableFuture<Void> nobody(String link, Command command) {
        return CompletableFuture.failedFuture(
                new ProcessRequestException("nobody takes messages just now", SMPPConstant.STAT_ESME_RX_T_APPN));
    }

    /** A message was refused because too many wait for their answers. */
    void throttled() {
        throttled.increment();
    }

    /** How many were, since the start. */
    long countThrottled() {
        return throttled.sum();
    }

    /** As {@link Taker#take}. */
    CompletableFuture<Void> take(DeliverSm message) {
        return taker.take(link, message);
    }

    /** For jsmpp, which is shown none of them while it is bound; see {@link SmscSession#deliver}. */
    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        await(message);
    }

    /** Rare, so a thread may wait for each. */
    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        await(message);
        return new DataSmResult(messageIds.newMessageId(), new OptionalParameter[0]);
    }

    /** Has no answer (SMPP 3.4, section 4.12), not even a refusal. */
    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        taker.take(link, notification);
    }

    private void await(Command command) throws ProcessRequestException {
        try {
            taker.take(link, command).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProcessRequestException refusal
                    ? refusal
                    : new ProcessRequestException("not taken", SMPPConstant.STAT_ESME_RX_T_APPN, e.getCause());
        }
    }
}
