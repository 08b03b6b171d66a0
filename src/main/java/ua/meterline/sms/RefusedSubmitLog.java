package ua.meterline.sms;

import org.slf4j.LoggerFactory;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.sms.SubmitRejectedException.Concern;

/**
 * One warning for each status with which an SMSC refuses submit_sm, at most one a minute: some concern the settings and
 * every reply. Statuses without a name in the standard share their minute. Thread-safe.
 */
final class RefusedSubmitLog {
    private final RateLimitedLog log;

    RefusedSubmitLog() {
        this(new RateLimitedLog(LoggerFactory.getLogger(RefusedSubmitLog.class)::warn));
    }

    RefusedSubmitLog(RateLimitedLog log) {
        this.log = log;
    }

    void log(SubmitRejectedException rejection) {
        int status = rejection.getCommandStatus();
        log.log(
                CommandStatus.name(status),
                "SMSC: submit_sm was refused with " + CommandStatus.describe(status)
                        + consequence(rejection.concern()));
    }

    private static String consequence(Concern concern) {
        return switch (concern) {
            case SESSION -> "; the link is bound anew, and the reply is retried";
            case RATE -> "; the rate drops, and the reply is retried";
            case MOMENT -> "; the reply is retried";
            case RECIPIENT, MESSAGE -> "; the reply fails";
        };
    }
}
