package ua.meterline.sms.link;

import java.io.EOFException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import ua.meterline.common.Causes;
import ua.meterline.sms.CommandStatus;

/**
 * Why a bind failed, in terms an operator can act on.
 *
 * @param description what is wrong
 * @param advice what to do about it
 * @param rejected whether the SMSC responded with a rejection, so that an early retry is useless
 */
public record BindFailure(String description, String advice, boolean rejected) {
    private static final String IS_IT_UP = "is the SMSC up, and is this address allowed there?";
    private static final String AGREE = "agree on system-id, password and address with the operator";

    /** Classifies a failure by its innermost known cause. */
    public static BindFailure of(Throwable failure) {
        return Causes.of(failure)
                .flatMap(cause -> known(cause).or(() -> TlsFailure.of(cause)).stream())
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> temporary(Causes.rootMessage(failure)));
    }

    private static Optional<BindFailure> known(Throwable cause) {
        if (cause instanceof NegativeResponseException refused) {
            String status = CommandStatus.describe(refused.getCommandStatus());
            return Optional.of(new BindFailure("rejected with " + status, AGREE, true));
        } else if (cause instanceof ResponseTimeoutException) {
            return Optional.of(temporary("no answer to the bind"));
        } else if (cause instanceof UnknownHostException) {
            return Optional.of(temporary("unknown host " + cause.getMessage()));
        } else if (cause instanceof EOFException) {
            return Optional.of(temporary("the SMSC closed the connection without an answer"));
        } else if (cause instanceof MalformedFrameException) {
            return Optional.of(new BindFailure(
                    "this port does not speak SMPP (" + cause.getMessage() + ")",
                    "ask the operator which port does, and whether with meterline.smpp.tls",
                    true));
        }
        return Optional.empty();
    }

    private static BindFailure temporary(String description) {
        return new BindFailure(description, IS_IT_UP, false);
    }

    /** Description and advice on one line. */
    @Override
    public String toString() {
        return description + "; " + advice;
    }
}
