package ua.meterline.sms;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.smpp.SmppConstants;
import org.jsmpp.PDUException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;
import ua.meterline.outbox.Attempt;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;
import ua.meterline.outbox.ReplyChange;

/**
 * Determines the new state of a reply from its submit_sm_resp or failure. A response that comes after the timeout
 * settles the reply by the group that stores its states. Thread-safe.
 *
 * <p>An {@link IOException} counts as not sent: the reply is retried without limit, and the attempt is not counted as
 * one without a response. Nearly always the link was down. When the connection breaks during the write of a batch, the
 * SMSC may have received some of its messages; they are sent again, too. That is within at-least-once delivery: each
 * reply in the batch is repeated at most once per broken connection.
 */
public final class SubmitResult implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitResult.class);
    /**
     * A reply that is being stored is free soon; one that is retried, after the timeout of its submit_sm at the latest.
     */
    private static final Duration RECHECK_INTERVAL = Duration.ofMillis(100);

    private final Outbox outbox;
    private final SubmitMetrics metrics;
    private final String states;
    private final RefusedSubmitLog refusals = new RefusedSubmitLog();
    private ProducerTemplate template;

    /** @param states the endpoint that stores new states */
    public SubmitResult(Outbox outbox, SubmitMetrics metrics, String states) {
        this.outbox = outbox;
        this.metrics = metrics;
        this.states = states;
    }

    @Override
    public void process(Exchange exchange) {
        Reply reply = exchange.getProperty(SubmitWriter.REPLY, Reply.class);
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Attempt attempt = failure == null ? sent(exchange) : failed(failure);
        record(reply, failure);
        exchange.getMessage().setBody(outbox.change(reply, attempt));
        Causes.of(failure)
                .filter(UnansweredSubmitException.class::isInstance)
                .forEach(cause -> awaitLateAnswer(reply, (UnansweredSubmitException) cause, exchange.getContext()));
    }

    private void awaitLateAnswer(Reply reply, UnansweredSubmitException unanswered, CamelContext context) {
        unanswered.lateAnswer().whenComplete((messageId, failure) -> {
            Attempt answer = failure == null ? new Attempt.Sent(messageId) : failed(failure);
            record(reply, failure);
            if (answer.settles()) {
                LOG.info("SMSC: the response to the {} came after the timeout: {}", reply, answer);
                settle(reply, answer, context);
            }
        });
    }

    private void record(Reply reply, Throwable failure) {
        if (failure == null) {
            metrics.accepted(reply);
            return;
        }
        Causes.of(failure)
                .filter(SubmitRejectedException.class::isInstance)
                .map(SubmitRejectedException.class::cast)
                .forEach(rejection -> {
                    metrics.refused(rejection.getCommandStatus());
                    refusals.log(rejection);
                });
    }

    private void settle(Reply reply, Attempt answer, CamelContext context) {
        Optional<ReplyChange> change = outbox.late(reply, answer);
        if (change.isPresent()) {
            template(context).asyncSendBody(states, change.get());
            return;
        }
        Executor later = CompletableFuture.delayedExecutor(RECHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            if (outbox.retryLate(reply)) {
                settle(reply, answer, context);
            }
        });
    }

    /** One for all: each has threads of its own. */
    private synchronized ProducerTemplate template(CamelContext context) {
        if (template == null) {
            template = context.createProducerTemplate();
        }
        return template;
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
            if (cause instanceof SubmitRejectedException rejection) {
                return rejected(rejection);
            } else if (cause instanceof PDUException) {
                return new Attempt.Rejected("not-encodable");
            } else if (cause instanceof ExpiredSubmitException) {
                return new Attempt.Expired();
            } else if (cause instanceof IOException) {
                return new Attempt.NotSent();
            }
        }
        return new Attempt.NoResponse();
    }

    private static Attempt rejected(SubmitRejectedException rejection) {
        String status = CommandStatus.number(rejection.getCommandStatus());
        return switch (rejection.concern()) {
            case SESSION -> new Attempt.RejectedByLink(status);
            case RATE, MOMENT -> new Attempt.TemporarilyRejected(status);
            case RECIPIENT, MESSAGE -> new Attempt.Rejected(status);
        };
    }
}
