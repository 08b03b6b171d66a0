package ua.meterline.sms.concat;

import org.slf4j.LoggerFactory;
import ua.meterline.common.RateLimitedLog;

/**
 * Limits how many concatenated messages may wait for segments; logs, at most once a minute, that a limit is reached.
 * For use by one thread.
 */
public final class ReassemblyLimits {

    private final int inAll;
    private final int ofOneSender;
    private final RateLimitedLog log = new RateLimitedLog(LoggerFactory.getLogger(ReassemblyLimits.class)::warn);

    public ReassemblyLimits(int inAll, int ofOneSender) {
        this.inAll = inAll;
        this.ofOneSender = ofOneSender;
    }

    /** Whether one more may wait, where so many do. */
    boolean allowOneMore(long waiting, long waitingOfSender) {
        if (waiting < inAll && waitingOfSender < ofOneSender) {
            return true;
        }
        String limit = waiting < inAll ? ofOneSender + " from one sender" : inAll + " in all";
        log.log(
                "limit",
                "Concatenated messages: " + limit + " are incomplete; segments of further ones are judged singly");
        return false;
    }
}
