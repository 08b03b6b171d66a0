package ua.meterline.simulator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;

/**
 * Faults and special behaviour of the SMSC, all off at first. Thread-safe; a change takes effect with the next PDU. For
 * submits, silence precedes rejection, and rejection precedes throttling.
 */
public final class Behaviour {
    /** Stands for "no response"; no command_status has this value (SMPP 3.4 section 5.1.3). */
    static final int WITHHELD = 0x7FFF_FFFF;

    private final AtomicInteger refusalsLeft = new AtomicInteger();
    private volatile int refusalStatus;
    private volatile int bindRefusal;
    private volatile boolean silentOnSubmits;
    private volatile boolean silentOnEnquireLink;
    private volatile Duration answerDelay = Duration.ZERO;
    private volatile TokenBucket throttle;
    private volatile IdFormat messageIds = IdFormat.HEX;
    private volatile ReceiptPlan receipts = ReceiptPlan.DELIVERED;
    private volatile Redelivery redelivery = Redelivery.NONE;
    private volatile boolean routesToShortCodes = true;
    private volatile boolean frozen;

    Behaviour() {}

    /** Rejects submits above this rate with ESME_RTHROTTLED (0x58); 0 is no limit. */
    public void throttleSubmits(int perSecond) {
        throttle = perSecond <= 0 ? null : new TokenBucket(perSecond);
    }

    /** Rejects every submit with this command_status; 0 accepts them again. */
    public void refuseSubmits(int commandStatus) {
        refuseNextSubmits(commandStatus == 0 ? 0 : Integer.MAX_VALUE, commandStatus);
    }

    /** Rejects the next {@code count} submits with this command_status. */
    public void refuseNextSubmits(int count, int commandStatus) {
        refusalStatus = commandStatus;
        refusalsLeft.set(count);
    }

    /** Accepts submits and sends no response. */
    public void silentOnSubmits(boolean on) {
        silentOnSubmits = on;
    }

    /** Delays the responses to submits, negative ones too; no thread waits meanwhile. */
    public void answerSubmitsAfter(Duration delay) {
        answerDelay = delay;
    }

    public void silentOnEnquireLink(boolean on) {
        silentOnEnquireLink = on;
    }

    /**
     * Hangs with the links open: responds to nothing, binds included, and sends no further deliver_sm. Submits count as
     * accepted.
     */
    public synchronized void freeze(boolean on) {
        frozen = on;
        notifyAll();
    }

    /** Rejects binds with this command_status, for example ESME_RBINDFAIL (0x0D); 0 accepts them again. */
    public void refuseBinds(int commandStatus) {
        bindRefusal = commandStatus;
    }

    public void redeliver(Redelivery how) {
        redelivery = how;
    }

    /** Format of the message_id in submit_sm_resp. */
    public void messageIds(IdFormat format) {
        messageIds = format;
    }

    /** Contents of delivery receipts, which are sent only on request. */
    public void receipts(ReceiptPlan plan) {
        receipts = plan;
    }

    /**
     * Whether submits to a short code come back as deliver_sm, as the operator routes them (the default), or are lost.
     */
    public void routeToShortCodes(boolean on) {
        routesToShortCodes = on;
    }

    boolean routesToShortCodes() {
        return routesToShortCodes;
    }

    IdFormat messageIds() {
        return messageIds;
    }

    ReceiptPlan receipts() {
        return receipts;
    }

    Redelivery redelivery() {
        return redelivery;
    }

    int bindRefusal() {
        return bindRefusal;
    }

    boolean answersEnquireLink() {
        return !silentOnEnquireLink;
    }

    Duration answerDelay() {
        return answerDelay;
    }

    boolean isFrozen() {
        return frozen;
    }

    synchronized void awaitThaw() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    /** The command_status for the current submit, or {@link #WITHHELD}. */
    int judgeSubmit() {
        if (silentOnSubmits || isFrozen()) {
            return WITHHELD;
        }
        if (refusalsLeft.getAndUpdate(Behaviour::oneLess) > 0) {
            return refusalStatus;
        }
        TokenBucket limit = throttle;
        return limit == null || limit.tryTake() ? SMPPConstant.STAT_ESME_ROK : SMPPConstant.STAT_ESME_RTHROTTLED;
    }

    private static int oneLess(int left) {
        return left == Integer.MAX_VALUE || left == 0 ? left : left - 1;
    }
}
