package ua.meterline;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import ua.meterline.link.Links;
import ua.meterline.observe.Backlog;

/** What a gateway that stops has begun and could still finish. For use by one thread, while Camel runs. */
final class WorkInHand {
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Links links;
    private final Backlog backlog;

    WorkInHand(CamelContext camel, Links links, Backlog backlog) {
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.links = links;
        this.backlog = backlog;
    }

    /** Whether there are messages that were admitted and are not acknowledged yet. */
    boolean hasMessages() {
        return camel.getInflightRepository().size(Wiring.RECEIVING_ROUTE) > 0;
    }

    /** Whether replies left whose attempts are not recorded yet. */
    boolean hasAttempts() {
        return camel.getInflightRepository().size(Wiring.SENDING_ROUTE) > 0;
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
