package ua.meterline.mail.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import ua.meterline.mail.reply.MailReply;
import ua.meterline.mail.reply.ReplyWriter;
import ua.meterline.outbox.Attempt;
import ua.meterline.outbox.LostClaimException;
import ua.meterline.outbox.Outbox;

/**
 * Determines the new state of a reply from the result of sending its mail. A rejection with 4yz is retried for five
 * days, one with 5yz is permanent (RFC 5321, section 4.2.1). Thread-safe.
 */
public final class SendResult implements Processor {
    private static final int PERMANENT = 500;
    /** After this time, a temporary rejection is final (RFC 5321, section 4.5.4.1: at least four to five days). */
    private static final Duration MAX_AGE = Duration.ofDays(5);

    private final Outbox outbox;
    private final SmtpState state;
    private final InstantSource clock;

    public SendResult(Outbox outbox, SmtpState state, InstantSource clock) {
        this.outbox = outbox;
        this.state = state;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        MailReply mail = exchange.getProperty(ReplyWriter.REPLY, MailReply.class);
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Attempt attempt = failure == null ? new Attempt.Sent(null) : attempt(failure);
        note(attempt, failure);
        exchange.getMessage().setBody(outbox.change(mail.reply(), unlessTooOld(attempt, mail, clock.instant())));
    }

    /** A lost claim tells nothing about the server. */
    private void note(Attempt attempt, Throwable failure) {
        if (failure instanceof LostClaimException) {
            return;
        } else if (attempt instanceof Attempt.NotSent) {
            state.unreachable(failure);
        } else {
            state.reached();
        }
    }

    static Attempt unlessTooOld(Attempt attempt, MailReply mail, Instant now) {
        boolean tooOld = now.isAfter(mail.composedAt().plus(MAX_AGE));
        return tooOld && attempt instanceof Attempt.TemporarilyRejected refused
                ? new Attempt.Rejected(refused.status())
                : attempt;
    }

    static Attempt attempt(Throwable failure) {
        int status = 0;
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof MailSender.NotConnectedException || cause instanceof LostClaimException) {
                return new Attempt.NotSent();
            } else if (cause instanceof AddressException) {
                return new Attempt.Rejected("no-address");
            }
            status = status(cause) > 0 ? status(cause) : status; // the innermost one concerns the recipient
        }
        if (status == 0) {
            return new Attempt.NoResponse();
        }
        return status >= PERMANENT
                ? new Attempt.Rejected("smtp-" + status)
                : new Attempt.TemporarilyRejected("smtp-" + status);
    }

    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }

    private static int status(Throwable failure) {
        if (failure instanceof SMTPSendFailedException refused) {
            return refused.getReturnCode();
        } else if (failure instanceof SMTPAddressFailedException refused) {
            return refused.getReturnCode();
        } else if (failure instanceof SMTPSenderFailedException refused) {
            return refused.getReturnCode();
        }
        return failure instanceof SendFailedException ? PERMANENT : 0;
    }
}
