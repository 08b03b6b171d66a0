package ua.meterline.app;

import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ProcessorEndpoint;
import org.apache.camel.support.ResourceHelper;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.SeveralReadingsJudge;
import ua.meterline.reading.WindowExtensions;
import ua.meterline.store.OneTransaction;
import ua.meterline.store.RecentMessages;

/**
 * The gateway's routes that judge and write messages, with the gateway's beans, for commands. There is no group commit:
 * the caller has the judged messages written. For use by one thread.
 */
final class JudgingRoutes implements AutoCloseable {
    private static final List<String> FILES = List.of("error-policies", "record-reading", "write-readings");
    private static final InstantSource CLOCK = Clock.systemUTC();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<JudgedMessage> judged = new ArrayList<>();
    private final ProducerTemplate template;

    /** @param readers for statements outside of the transaction */
    JudgingRoutes(Settings settings, OneTransaction transaction, DataSource readers, WindowExtensions extensions)
            throws Exception {
        this(LiveSettings.fixed(settings), transaction, readers, extensions);
    }

    /** With rules that may be reloaded. */
    JudgingRoutes(LiveSettings live, OneTransaction transaction, DataSource readers, WindowExtensions extensions)
            throws Exception {
        RouteBindings routes = RouteBindings.of(context);
        routes.bind("group", collector());
        StoreModule.bindStatements(routes, transaction, readers);
        RecentMessages recent = new RecentMessages(1, System::nanoTime, CLOCK);
        routes.bind("recentMessages", recent);
        ReadingModule.bindWithoutConversation(routes, live, recent, extensions, CLOCK);
        // A stored message is one reading: its siblings were stored, too.
        routes.bind(
                "severalReadingsJudge", new SeveralReadingsJudge(ReadingModule.textJudge(live.get(), extensions), 1));
        routes.bind("replyLimits", OutboxModule.unlimited(CLOCK));
        routes.bind("segmentRows", SmsModule.segmentRows(live.get().sms(), CLOCK));
        for (String file : FILES) {
            String location = CompositionRoot.ROUTES.replace("*", file);
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveResource(context, location));
        }
        context.start();
        template = context.createProducerTemplate();
    }

    /** The component group, without a commit. */
    private DefaultComponent collector() {
        return new DefaultComponent() {
            @Override
            protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
                parameters.clear();
                return new ProcessorEndpoint(
                        uri, this, exchange -> judged.add(exchange.getMessage().getBody(JudgedMessage.class)));
            }
        };
    }

    JudgedMessage judge(CustomerMessage message) throws Exception {
        judged.clear();
        send("direct:record-reading", message);
        return judged.get(0);
    }

    /** Writes the messages in one transaction, or in that of the calling thread. */
    @SuppressWarnings("unchecked")
    List<Decision> write(List<JudgedMessage> group) throws Exception {
        return (List<Decision>) send("direct:write-readings", group).getVariable("decisions", List.class);
    }

    Exchange newExchange() {
        return new DefaultExchange(context);
    }

    private Exchange send(String route, Object body) throws Exception {
        Exchange exchange = template.send(route, made -> made.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
