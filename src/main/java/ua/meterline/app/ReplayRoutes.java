package ua.meterline.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ProcessorEndpoint;
import org.apache.camel.support.ResourceHelper;
import ua.meterline.backoffice.replay.Replay;
import ua.meterline.backoffice.replay.StoredMessage;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.store.OneTransaction;
import ua.meterline.store.RecentMessages;
import ua.meterline.store.Rows;
import ua.meterline.store.ScratchDatabase;
import ua.meterline.store.Sql;

/**
 * The gateway's routes that judge messages, with the gateway's beans, over a read-only database. Instead of a group
 * commit, the messages are collected, and their transaction runs once per page. For use by one thread.
 */
public final class ReplayRoutes implements Replay.Stage, AutoCloseable {
    private static final List<String> FILES = List.of("error-policies", "record-reading", "write-readings");
    private static final InstantSource CLOCK = Clock.systemUTC();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ScratchDatabase database;
    private final List<JudgedMessage> group = new ArrayList<>();
    private final ProducerTemplate template;

    public ReplayRoutes(Settings settings, ScratchDatabase database) throws Exception {
        this.database = database;
        RouteBindings routes = RouteBindings.of(context);
        routes.bind("group", collector());
        StoreModule.bindStatements(routes, new OneTransaction(database), database);
        ReadingModule.bind(
                routes, LiveSettings.fixed(settings), new RecentMessages(1, System::nanoTime, CLOCK), CLOCK, CLOCK);
        routes.bind("replyGuard", OutboxModule.unlimitedGuard(CLOCK));
        routes.bind("segmentRows", SmsModule.segmentRows(settings.sms(), CLOCK));
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
                        uri, this, exchange -> group.add(exchange.getMessage().getBody(JudgedMessage.class)));
            }
        };
    }

    @Override
    public void replay(List<StoredMessage> page, long first) throws Exception {
        group.clear();
        for (StoredMessage stored : page) {
            send("direct:record-reading", stored.message());
        }
        recall(first);
        send("direct:write-readings", List.copyOf(group));
    }

    private void send(String route, Object body) throws Exception {
        Exchange exchange = template.send(route, made -> made.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    /** Inserts the history of the accounts of the page. */
    private void recall(long first) throws SQLException {
        List<String> accounts = group.stream()
                .map(JudgedMessage::outcome)
                .filter(Accepted.class::isInstance)
                .map(outcome -> ((Accepted) outcome).reading().account().digits())
                .distinct()
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        Sql.prepare(connection, "insert-history", "accounts", Rows.json(accounts), "first", first)) {
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
