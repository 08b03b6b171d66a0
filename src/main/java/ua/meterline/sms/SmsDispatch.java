package ua.meterline.sms;

import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.component.smpp.SmppConstants;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import ua.meterline.outbox.Attempt;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;

/** Turns a reply into what the SMPP producer takes, and records what the producer says. Thread-safe. */
public final class SmsDispatch {
    private final Outbox outbox;

    public SmsDispatch(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Nothing but what is set here may steer the submit_sm; the rest of its fields stand in the route. */
    public void prepare(Exchange exchange, @Variable("reply") Reply reply) {
        outbox.begin(reply);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(SmppConstants.DEST_ADDR, reply.recipient());
        exchange.getMessage().setBody(reply.text());
    }

    /** @param messageIds the message_id of each submit_sm_resp; a reply is one short message and has one */
    public void sent(@Variable("reply") Reply reply, @Header(SmppConstants.ID) List<String> messageIds) {
        outbox.record(reply, new Attempt.Sent(messageIds.isEmpty() ? null : messageIds.get(0)));
    }

    public void failed(@Variable("reply") Reply reply, @ExchangeException Throwable failure) {
        outbox.record(reply, attempt(failure));
    }

    /** A timeout, and any failure that is not known, may have happened after the SMSC took the message. */
    static Attempt attempt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NegativeResponseException refused) {
                return refused(refused.getCommandStatus());
            } else if (cause instanceof ResponseTimeoutException) {
                return new Attempt.Unanswered();
            } else if (cause instanceof PDUException) {
                return new Attempt.Refused("not-encodable");
            } else if (cause instanceof IOException) {
                return new Attempt.NotSent();
            }
        }
        return new Attempt.Unanswered();
    }

    private static Attempt refused(int status) {
        String number = CommandStatus.number(status);
        return CommandStatus.isTemporary(status) ? new Attempt.RefusedForNow(number) : new Attempt.Refused(number);
    }
}
