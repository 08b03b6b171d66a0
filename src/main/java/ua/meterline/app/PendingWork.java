package ua.meterline.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
    private static final List<String> SENDING = List.of("deliver-replies", "deliver-notices");
    private static final List<String> IMPORTING = List.of("poll-mailbox", "import-mail");

    /** The link is down then: only the results of attempts are still to be stored. */
    private static final Duration ATTEMPTS_TIMEOUT = Duration.ofSeconds(1);

    private static final String CONSUMING = "consume-intake";
    private static final Duration RECORDS_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration FILE_TIMEOUT = Duration.ofSeconds(1);

    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Links links;
    private final OutboxBacklog backlog;
    private final BooleanSupplier isSending;
    private final boolean alone;

    /**
     * @param isSending whether replies or notices are in flight
     * @param alone whether no other node sends what is not in flight
     */
    PendingWork(CamelContext camel, Links links, OutboxBacklog backlog, BooleanSupplier isSending, boolean alone) {
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.links = links;
        this.backlog = backlog;
        this.isSending = isSending;
        this.alone = alone;
    }

    /** Whether there are received messages that are not acknowledged yet. */
    boolean hasMessages() {
        return camel.getInflightRepository().size(RECEIVING) > 0;
    }

    /**
     * Whether replies or urgent notices are due and can be sent. Counts them again. Where there are other nodes, those
     * that are in flight.
     */
    boolean hasReplies() {
        if (!links.isTransmitting()) {
            return false;
        } else if (!alone) {
            return isSending.getAsBoolean();
        }
        boolean counted = !template.send("direct:count-backlog", exchange -> {}).isFailed();
        return counted && backlog.due() > 0;
    }

    /**
     * To be called when the links are stopped: an attempt that is not recorded would be repeated after the next start.
     */
    void awaitAttempts() {
        new Drain(ATTEMPTS_TIMEOUT)
                .awaitEndOf(() -> SENDING.stream()
                        .anyMatch(route -> camel.getInflightRepository().size(route) > 0));
    }

    /** No more records of Kafka are read. What was acknowledged and is not stored yet remains in the topic. */
    void stopConsuming() {
        if (camel.getRoute(CONSUMING) == null) {
            return;
        }
        try {
            camel.getRouteController().stopRoute(CONSUMING, RECORDS_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            LOG.warn("Stopping: {}: {}", CONSUMING, e.toString());
        }
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
