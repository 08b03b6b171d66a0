package ua.meterline;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import ua.meterline.link.LinkState;
import ua.meterline.observe.Backlog;

/** What a gateway that stops has begun and could still finish. For use by one thread, while Camel runs. */
final class WorkInHand {
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final LinkState transmitter;
    private final Backlog backlog;

    WorkInHand(CamelContext camel, LinkState transmitter, Backlog backlog) {
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.transmitter = transmitter;
        this.backlog = backlog;
    }

    /** Whether there are messages that were admitted and are not acknowledged yet. */
    boolean hasMessages() {
        return camel.getInflightRepository().size(Wiring.RECEIVING_ROUTE) > 0;
    }

    /** Whether replies are due and could leave. Counts anew. */
    boolean hasReplies() {
        if (!transmitter.isBound()) {
            return false;
        }
        boolean counted = !template.send("direct:count-backlog", exchange -> {}).isFailed();
        return counted && backlog.due() > 0;
    }
}
