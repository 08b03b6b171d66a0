package ua.meterline.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.operations.OutboxBacklog;
import ua.meterline.sms.link.Links;

/** The in-flight work of a stopping gateway, by its routes. For use by one thread, while Camel runs. */
final class PendingWork {
    private static final Logger LOG = LoggerFactory.getLogger(PendingWork.class);

    private static final String RECEIVING = "receive-sms";
    private static final String SENDING = "deliver-replies";
    private static final List<String> IMPORTING = List.of("poll-mailbox", "import-mail");

    /** The link is down then: only the results of attempts are still to be stored. */
    private static final Duration ATTEMPTS_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration FILE_TIMEOUT = Duration.ofSeconds(1);

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

    /** Whether there are received messages that are not acknowledged yet. */
    boolean hasMessages() {
        return camel.getInflightRepository().size(RECEIVING) > 0;
    }

    /** Whether replies are due and can be sent. Counts them again. */
    boolean hasReplies() {
        if (!links.isTransmitting()) {
            return false;
        }
        boolean counted = !template.send("direct:count-backlog", exchange -> {}).isFailed();
        return counted && backlog.due() > 0;
    }

    /**
     * To be called when the links are stopped: an attempt that is not recorded would be repeated after the next start.
     */
    void awaitAttempts() {
        new Drain(ATTEMPTS_TIMEOUT)
                .awaitEndOf(() -> camel.getInflightRepository().size(SENDING) > 0);
    }

    /**
     * No more mails and files are picked up. Files that are being imported are completed, unless that takes long, as
     * with a list of many rows: such a file is imported again after the next start.
     */
    void stopImporting() {
        for (String route : IMPORTING) {
            try {
                camel.getRouteController().suspendRoute(route, FILE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (Exception e) {
                LOG.warn("Stopping: {}: {}", route, e.toString());
            }
        }
    }
}
