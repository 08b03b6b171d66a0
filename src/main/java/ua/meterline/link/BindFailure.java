package ua.meterline.link;

import java.net.UnknownHostException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import ua.meterline.sms.CommandStatus;

/**
 * Why a session could not be bound, in an operator's words.
 *
 * @param rejected whether the SMSC answered and said no, so that trying again soon is of no use
 */
public record BindFailure(String description, boolean rejected) {
    /** Finds the cause that says most in what the libraries wrapped around it. */
    public static BindFailure of(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NegativeResponseException refused) {
                return new BindFailure("rejected with " + CommandStatus.describe(refused.getCommandStatus()), true);
            } else if (cause instanceof ResponseTimeoutException) {
                return new BindFailure("no answer to the bind", false);
            } else if (cause instanceof UnknownHostException) {
                return new BindFailure("unknown host " + cause.getMessage(), false);
            }
            root = cause;
        }
        return new BindFailure(root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage(), false);
    }
}
