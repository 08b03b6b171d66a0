package ua.meterline.app;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import ua.meterline.operations.OutboxBacklog;
import ua.meterline.sms.link.Links;

/** What a gateway that stops has begun and could still finish. For use by one thread, while Camel runs. */
final class PendingWork {
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Links links;
    private final OutboxBacklog backlog;

    PendingWork(CamelContext camel, Links links, OutboxBacklog backlog) {
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.links = links;
        this.backlog = backlog;
    }

    /** Whether there are messages that were admitted and are not acknowledged yet. */
    boolean hasMessages() {
        return camel.getInflightRepository().size(CompositionRoot.RECEIVING_ROUTE) > 0;
    }

    /** Whether replies left whose attempts are not recorded yet. */
    boolean hasAttempts() {
        return camel.getInflightRepository().size(CompositionRoot.SENDING_ROUTE) > 0;
    }

    /** Whether replies are due and could leave. Counts anew. */
    boolean hasReplies() {
        if (!links.isTransmitting()) {
            return false;
        }
        boolean counted = !template.send("direct:count-backlog", exchange -> {}).isFailed();
        return counted && backlog.due() > 0;
    }
}
