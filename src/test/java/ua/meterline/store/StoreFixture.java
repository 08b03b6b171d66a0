package ua.meterline.store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.operations.TrafficMetrics;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.ReplyRows;
import ua.meterline.reading.DailyBudget;
import ua.meterline.reading.Decider;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.LoopGuard;
import ua.meterline.reading.ReplyGuard;
import ua.meterline.sms.concat.SegmentRows;
import ua.meterline.store.statement.StatementComponent;

/**
 * A database in a folder of its own, and a Camel context in which routes execute statements on it. Groups are sent
 * whole.
 */
public final class StoreFixture implements AutoCloseable {
    public final Database database;
    private final GatewayDatabase stored;
    public final DefaultCamelContext context = new DefaultCamelContext();

    public StoreFixture(Path folder) throws SQLException {
        stored = GatewayDatabase.in(folder);
        database = Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(2));
        OneTransaction transaction = new OneTransaction(database.writer());
        context.getRegistry().bind("oneTransaction", transaction);
        context.addComponent("statement", new StatementComponent(transaction, database.readers()));
        context.addComponent("group", new WholeGroups());
        context.getRegistry().bind("importRows", new ImportRows(Instant::now));
    }

    public void startWith(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
    }

    /** The routes of store-readings, deciding as told. */
    void startStoring(Decider decider, InstantSource clock) throws Exception {
        RecentMessages recent = new RecentMessages(1_000);
        recent.recall(database.readers(), clock.instant(), Duration.ZERO);
        context.getRegistry().bind("readingRows", new ReadingRows(decider, recent, clock));
        context.getRegistry().bind("recentMessages", recent);
        context.getRegistry().bind("importCircuitBreaker", new ImportCircuitBreaker());
        context.getRegistry().bind("segmentRows", new SegmentRows(null, Duration.ZERO, clock));
        context.getRegistry().bind("replyGuard", unlimited(clock));
        context.getRegistry().bind("outbox", new Outbox(null, clock, 1, () -> true));
        context.getRegistry().bind("replyRows", new ReplyRows(clock, null));
        context.getRegistry().bind("trafficMetrics", new TrafficMetrics(new SimpleMeterRegistry()));
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        ResourceHelper.resolveResource(context, "classpath:routes/error-policies.camel.yaml"),
                        ResourceHelper.resolveResource(context, "classpath:routes/store-readings.camel.yaml"),
                        ResourceHelper.resolveResource(context, "classpath:routes/write-readings.camel.yaml"));
        context.start();
    }

    private static ReplyGuard unlimited(InstantSource clock) {
        Duration window = Duration.ofMinutes(10);
        DailyBudget budget = new DailyBudget(0, ZoneOffset.UTC, () -> {});
        return new ReplyGuard(new LoopGuard(0, window, 1_000), window, budget, clock);
    }

    /** What became of a group; it failed where there is an exception. */
    Exchange store(List<JudgedMessage> group) {
        return context.createProducerTemplate()
                .send("group:store-readings", exchange -> exchange.getMessage().setBody(group));
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = database.writer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Each row as its columns joined by blanks. */
    public List<String> rows(String sql) {
        return stored.rows(sql);
    }

    @Override
    public void close() throws IOException, SQLException {
        context.close();
        database.close();
    }
}
