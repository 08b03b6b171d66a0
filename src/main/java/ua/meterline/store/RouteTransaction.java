package ua.meterline.store;

import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Stores a group by sending it through a route whose steps are one transaction. For use by one thread.
 *
 * @param <T> what the route takes a list of
 */
public final class RouteTransaction<T> implements GroupCommit.Transaction<T> {
    private final Supplier<CamelContext> context;
    private final String uri;
    private ProducerTemplate template;

    /** @param context asked for when the first group comes; by then it is started */
    public RouteTransaction(Supplier<CamelContext> context, String uri) {
        this.context = context;
        this.uri = uri;
    }

    /** @throws Exception what the route failed with; then nothing of the group is stored */
    @Override
    public void store(List<T> group) throws Exception {
        if (template == null) {
            template = context.get().createProducerTemplate();
        }
        Exchange exchange = template.send(uri, made -> made.getMessage().setBody(group));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }
}
