package ua.meterline.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import ua.meterline.backoffice.replay.Replay;
import ua.meterline.backoffice.replay.StoredMessage;
import ua.meterline.config.Settings;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.store.RecentMessages;
import ua.meterline.store.Rows;
import ua.meterline.store.ScratchDatabase;
import ua.meterline.store.Sql;

/**
 * Those of the gateway's routes that judge messages and decide about them, with the gateway's parts, over a database that
 * cannot be written. For use by one thread.
 */
public final class ReplayRoutes implements Replay.Stage, AutoCloseable {
    private static final List<String> FILES =
            List.of("error-policies", "record-reading", "store-readings", "run-statement");
    /** What follows a commit there, the sending of replies above all, is not rehearsed. */
    private static final String AFTER_THE_COMMIT = "store-readings";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ScratchDatabase database;
    private final Judged judged = new Judged();
    private final ProducerTemplate template;

    /** Takes what was judged in the place of the gateway's group commit. */
    private static final class Judged implements Processor {
        private final List<JudgedMessage> group = new ArrayList<>();

        @Override
        public void process(Exchange exchange) {
            group.add(exchange.getMessage().getBody(JudgedMessage.class));
        }
    }

    /**
     * In the places of those who limit replies, keep the parts of long messages and know mails and lists: none changes what a
     * short message becomes.
     */
    public static final class NotRehearsed {
        public boolean hasImports() {
            return false;
        }

        public List<Decision> guard(List<Decision> decisions) {
            return decisions;
        }

        public List<Map<String, Object>> judged() {
            return List.of();
        }
    }

    public ReplayRoutes(Settings settings, ScratchDatabase database) throws Exception {
        this.database = database;
        ReadingModule.bind(context.getRegistry()::bind, settings, database, new RecentMessages(1), Clock.systemUTC());
        context.getRegistry().bind("readingCommit", judged);
        context.getRegistry().bind("importCommit", judged);
        NotRehearsed notRehearsed = new NotRehearsed();
        context.getRegistry().bind("replyGuard", notRehearsed);
        context.getRegistry().bind("partRows", notRehearsed);
        context.getRegistry().bind("importRows", notRehearsed);
        for (String file : FILES) {
            String location = CompositionRoot.ROUTES.replace("*", file);
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveResource(context, location));
        }
        RouteDefinition afterTheCommit = context.getRouteDefinition(AFTER_THE_COMMIT);
        context.removeRouteDefinition(afterTheCommit);
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public void replay(List<StoredMessage> page, long first) throws Exception {
        judged.group.clear();
        for (StoredMessage stored : page) {
            send("direct:record-reading", stored.message());
        }
        recall(first);
        send("direct:write-readings", List.copyOf(judged.group));
    }

    private void send(String route, Object body) throws Exception {
        Exchange exchange = template.send(route, made -> made.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    /** The history of the accounts that now hand something in. */
    private void recall(long first) throws SQLException {
        List<String> accounts = judged.group.stream()
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
