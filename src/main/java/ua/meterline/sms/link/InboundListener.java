package ua.meterline.sms.link;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
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
 * Passes inbound messages of a link to the handler of the route. A message is acknowledged when its route has
 * completed; without a handler, it is rejected for redelivery. Thread-safe.
 */
final class InboundListener implements MessageReceiverListener {
    private final MessageIDGenerator messageIds = new RandomMessageIDGenerator();
    private final String link;
    private final LongConsumer latency;
    private final LongAdder throttled = new LongAdder();
    private volatile Handler handler = InboundListener::rejectAll;

    /** @param link the name of the link */
    InboundListener(String link) {
        this(link, nanos -> {});
    }

    /** @param latency takes the nanoseconds from the receipt of each message until its response is written */
    InboundListener(String link, LongConsumer latency) {
        this.link = link;
        this.latency = latency;
    }

    /** Handles a deliver_sm, a data_sm or an alert_notification. */
    @FunctionalInterface
    interface Handler {
        /**
         * @param link the name of the link it came by
         * @return without blocking; the future completes when the message may be acknowledged, or fails with a {@link
         *     ProcessRequestException} that carries the command_status of the response
         */
        CompletableFuture<Void> handle(String link, Command command);
    }

    /** @param next the new handler; null for none */
    void setHandler(Handler next) {
        handler = next == null ? InboundListener::rejectAll : next;
    }

    private static CompletableFuture<Void> rejectAll(String link, Command command) {
        return CompletableFuture.failedFuture(
                new ProcessRequestException("no consumer is started", SMPPConstant.STAT_ESME_RX_T_APPN));
    }

    /** Counts a message that was rejected because the receive window is exhausted. */
    void countThrottled() {
        throttled.increment();
    }

    /** A response was written so many nanoseconds after its message was received. */
    void acknowledged(long nanos) {
        latency.accept(nanos);
    }

    /** How many messages were throttled since the start. */
    long throttled() {
        return throttled.sum();
    }

    /** As {@link Handler#take}. */
    CompletableFuture<Void> handle(DeliverSm message) {
        return handler.handle(link, message);
    }

    /** For messages that jsmpp reads itself: none while it is bound, see {@link SmscSession#deliver}. */
    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        await(message);
    }

    /** Rare enough to block a thread for each. */
    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        await(message);
        return new DataSmResult(messageIds.newMessageId(), new OptionalParameter[0]);
    }

    /** Has no response (SMPP 3.4, section 4.12), not even a negative one. */
    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        handler.handle(link, notification);
    }

    private void await(Command command) throws ProcessRequestException {
        try {
            handler.handle(link, command).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProcessRequestException rejection
                    ? rejection
                    : new ProcessRequestException("not accepted", SMPPConstant.STAT_ESME_RX_T_APPN, e.getCause());
        }
    }
}
