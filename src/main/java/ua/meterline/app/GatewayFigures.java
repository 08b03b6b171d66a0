package ua.meterline.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.backoffice.overview.LiveFigures;
import ua.meterline.backoffice.overview.PartState;
import ua.meterline.sms.link.Link;

/**
 * The states and figures of this gateway.
 *
 * @param hasMailbox whether e-mail is on
 */
record GatewayFigures(LinkModule link, MailModule mail, OperationsModule operations, boolean hasMailbox)
        implements LiveFigures {
    private static final long MILLIS = 1_000;

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        link.each.forEach(each -> parts.add(new Part(PartState.Kind.LINK, each.name(), stateOf(each))));
        parts.add(new Part(PartState.Kind.DATABASE, "", upIf(operations.storeHealth.isWriting())));
        if (hasMailbox) {
            parts.add(new Part(PartState.Kind.MAILBOX, "", upIf(mail.isMailboxConnected())));
        }
        return parts;
    }

    private static PartState.State stateOf(Link link) {
        if (link.isReceiving() && link.isTransmitting()) {
            return PartState.State.UP;
        }
        return link.isReceiving() || link.isTransmitting() ? PartState.State.PARTLY : PartState.State.DOWN;
    }

    private static PartState.State upIf(boolean up) {
        return up ? PartState.State.UP : PartState.State.DOWN;
    }

    @Override
    public Replies replies() {
        return new Replies(
                operations.backlog.pending(),
                Duration.ofMillis((long) (operations.backlog.secondsBehind() * MILLIS)),
                operations.backlog.pendingMails());
    }

    @Override
    public Reviews reviews() {
        return new Reviews(operations.office.reviewsWaiting(), operations.office.oldestReview());
    }
}
