package ua.meterline.sms;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.smpp.SmppConstants;
import ua.meterline.outbox.LostClaimException;
import ua.meterline.outbox.NoticeKind;
import ua.meterline.outbox.Reply;
import ua.meterline.sms.SubmitTerms.Precedence;

/**
 * Sets the headers and the body of a submit_sm for the smpp producer, and keeps the reply for {@link SubmitResult}.
 * Thread-safe.
 */
public final class SubmitWriter implements Processor {
    static final String REPLY = "reply";

    private final InstantSource steadyClock;
    private final Optional<CanaryAddress> canary;
    private final Predicate<Reply> isHeld;

    /**
     * @param steadyClock of the times at which notices expire
     * @param canary empty where no canaries are sent
     * @param isHeld whether a reply or notice may still be sent, see {@link ua.meterline.outbox.Outbox#holds}
     */
    public SubmitWriter(InstantSource steadyClock, Optional<CanaryAddress> canary, Predicate<Reply> isHeld) {
        this.steadyClock = steadyClock;
        this.canary = canary;
        this.isHeld = isHeld;
    }

    /**
     * Removes all other headers, so that only these and the options of the route determine the submit_sm. The plus of
     * E.164 is dropped: the type of number says that the number is international.
     *
     * @throws ExpiredSubmitException for a canary where none is sent any more
     */
    @Override
    public void process(Exchange exchange) throws ExpiredSubmitException {
        Reply reply = exchange.getMessage().getBody(Reply.class);
        exchange.setProperty(REPLY, reply);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(SmppConstants.DEST_ADDR, digits(reply.recipient()));
        exchange.getMessage().setHeader(LinkHeader.NAME, reply.link());
        exchange.getMessage().setHeader(SubmitTerms.HEADER, new SubmitTerms(precedence(reply), () -> objection(reply)));
        if (reply.notice() != null && reply.notice().kind() == NoticeKind.CANARY) {
            // One that was scheduled before canaries were switched off has no sender any more.
            canary.orElseThrow(ExpiredSubmitException::new).write(exchange.getMessage(), reply);
        }
        exchange.getMessage().setBody(reply.text());
    }

    static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    private static Precedence precedence(Reply reply) {
        if (reply.notice() == null) {
            return Precedence.REPLY;
        }
        return reply.notice().kind().isUrgent() ? Precedence.URGENT : Precedence.BULK;
    }

    private Exception objection(Reply reply) {
        if (!isHeld.test(reply)) {
            return new LostClaimException();
        }
        boolean expired = reply.notice() != null && reply.notice().isExpiredAt(steadyClock.instant());
        return expired ? new ExpiredSubmitException() : null;
    }
}
