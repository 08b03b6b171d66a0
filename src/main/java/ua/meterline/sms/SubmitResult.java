package ua.meterline.sms;

import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppConstants;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import ua.meterline.common.Causes;
import ua.meterline.outbox.Attempt;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;

/**
 * Determines the new state of a reply from its submit_sm_resp or failure. Thread-safe.
 *
 * <p>An {@link IOException} counts as not sent: the reply is retried without limit, and the attempt is not counted as
 * one without a response. Nearly always the link was down. When the connection breaks during the write of a batch, the
 * SMSC may have received some of its messages; they are sent again, too. That is within at-least-once delivery: each
 * reply in the batch is repeated at most once per broken connection.
 */
public final class SubmitResult implements Processor {
    private final Outbox outbox;

    public SubmitResult(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void process(Exchange exchange) {
        Reply reply = exchange.getProperty(SubmitWriter.REPLY, Reply.class);
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Attempt attempt = failure == null ? sent(exchange) : failed(failure);
        exchange.getMessage().setBody(outbox.change(reply, attempt));
    }

    /** A reply is one short message and so has one message_id. */
    private static Attempt sent(Exchange exchange) {
        List<?> messageIds = exchange.getMessage().getHeader(SmppConstants.ID, List.class);
        return new Attempt.Sent(messageIds.isEmpty() ? null : (String) messageIds.get(0));
    }

    /**
     * After a timeout, a lost link or an unknown failure, the SMSC may have accepted the message: {@link
     * Attempt.NoResponse}.
     */
    static Attempt failed(Throwable failure) {
        for (Throwable cause : Causes.of(failure).toList()) {
            if (cause instanceof NegativeResponseException rejection) {
                return rejected(rejection.getCommandStatus());
            } else if (cause instanceof PDUException) {
                return new Attempt.Rejected("not-encodable");
            } else if (cause instanceof IOException) {
                return new Attempt.NotSent();
            }
        }
        return new Attempt.NoResponse();
    }

    private static Attempt rejected(int status) {
        String number = CommandStatus.number(status);
        return CommandStatus.isTemporary(status)
                ? new Attempt.TemporarilyRejected(number)
                : new Attempt.Rejected(number);
    }
}
