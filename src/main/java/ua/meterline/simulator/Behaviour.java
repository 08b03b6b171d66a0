package ua.meterline.simulator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;

/**
 * The ways in which the SMSC misbehaves, all off at first. Thread-safe; a change takes effect with the next PDU. For submits,
 * silence goes before refusal, and refusal before throttling.
 */
public final class Behaviour {
    /** Stands for "no answer at all"; no command_status has this value (SMPP 3.4 section 5.1.3). */
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
    private volatile boolean frozen;

    Behaviour() {}

    /** Above so many per second, submits are refused with ESME_RTHROTTLED (0x58); 0 is no limit. */
    public void throttleSubmits(int perSecond) {
        throttle = perSecond <= 0 ? null : new TokenBucket(perSecond);
    }

    /** Refuses every submit with this command_status; 0 takes them again. */
    public void refuseSubmits(int commandStatus) {
        refuseNextSubmits(commandStatus == 0 ? 0 : Integer.MAX_VALUE, commandStatus);
    }

    /** Refuses so many submits with this command_status and takes those after. */
    public void refuseNextSubmits(int count, int commandStatus) {
        refusalStatus = commandStatus;
        refusalsLeft.set(count);
    }

    /** Takes submits and does not answer them. */
    public void silentOnSubmits(boolean on) {
        silentOnSubmits = on;
    }

    /** Answers submits, negatively too, so much later; no thread waits meanwhile. */
    public void answerSubmitsAfter(Duration delay) {
        answerDelay = delay;
    }

    public void silentOnEnquireLink(boolean on) {
        silentOnEnquireLink = on;
    }

    /** Hangs with the links open: answers nothing, binds included, and sends no further deliver_sm. Submits count as taken. */
    public synchronized void freeze(boolean on) {
        frozen = on;
        notifyAll();
    }

    /** Refuses binds with this command_status, for example ESME_RBINDFAIL (0x0D); 0 takes them again. */
    public void refuseBinds(int commandStatus) {
        bindRefusal = commandStatus;
    }

    public void redeliver(Redelivery how) {
        redelivery = how;
    }

    /** How a submit_sm_resp writes the message_id. */
    public void messageIds(IdFormat format) {
        messageIds = format;
    }

    /** What receipts are like; only who asks for them gets any. */
    public void receipts(ReceiptPlan plan) {
        receipts = plan;
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

    /** The command_status for the submit in hand, or {@link #WITHHELD}. */
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
