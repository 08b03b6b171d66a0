package ua.meterline.sms.link;

import java.io.EOFException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.jsmpp.SMPPConstant;
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
    private static final String ALREADY_BOUND =
            "the SMSC takes an earlier session for bound, or another client uses this system-id";
    /** ESME_RINVBNDSTS, RSYSERR, RBINDFAIL, RMSGQFUL, RTHROTTLED, RX_T_APPN */
    private static final Set<Integer> TEMPORARY = Set.of(0x04, 0x08, 0x0D, 0x14, 0x58, 0x64);

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
            return Optional.of(rejected(refused.getCommandStatus()));
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

    /** What concerns the moment passes by itself: an SMSC may take a session for bound that was cut a moment ago. */
    private static BindFailure rejected(int status) {
        String description = "rejected with " + CommandStatus.describe(status);
        if (status == SMPPConstant.STAT_ESME_RALYBND) {
            return new BindFailure(description, ALREADY_BOUND, false);
        }
        return new BindFailure(description, AGREE, !TEMPORARY.contains(status));
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
