package ua.meterline.sms.concat;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many long messages may wait for their parts. Says at most once a minute that there were more. Used by one thread.
 */
public final class ReassemblyLimits {
    private static final Logger LOG = LoggerFactory.getLogger(ReassemblyLimits.class);
    private static final long REMIND_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

    private final int inAll;
    private final int ofOneSender;
    private long saidAt = System.nanoTime() - REMIND_AFTER_NANOS;

    public ReassemblyLimits(int inAll, int ofOneSender) {
        this.inAll = inAll;
        this.ofOneSender = ofOneSender;
    }

    /** Whether one more may wait, where so many do. */
    boolean allowOneMore(long waiting, long waitingOfSender) {
        if (waiting < inAll && waitingOfSender < ofOneSender) {
            return true;
        }
        if (System.nanoTime() - saidAt > REMIND_AFTER_NANOS) {
            saidAt = System.nanoTime();
            String which = waiting < inAll ? ofOneSender + " of one sender" : inAll + " in all";
            LOG.warn("Long messages: {} wait for their parts; parts of further ones are judged singly", which);
        }
        return false;
    }
}
