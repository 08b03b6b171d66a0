package ua.meterline.route;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.function.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import ua.meterline.store.cluster.Cluster;

/**
 * A test of route files as they are shipped, with the error policies. The test binds the parts that its routes use, and
 * replaces the edges before the routes start: an external endpoint by its id, a jump into another file by its URI.
 * Everything runs on the thread of the test, so that nothing needs to be waited for.
 */
public abstract class RouteTestSupport extends CamelTestSupport {
    private final List<String> files;

    /** @param files names of files in {@code routes/}, without suffix */
    protected RouteTestSupport(String... files) {
        this.files = List.of(files);
    }

    /** Where a test sends what the route would receive. */
    protected static String entryOf(String routeId) {
        return "direct:entry-of-" + routeId;
    }

    /** Replaces the edges of the routes, which are loaded and not started; none by default. */
    protected void replaceEdges() throws Exception {}

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseAdviceWith(true).withUseRouteBuilder(false);
    }

    /** Headers and bodies are handled as in the gateway. */
    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        if (created.getRegistry().lookupByName("cluster") == null) {
            created.getRegistry().bind("cluster", Cluster.SINGLE);
        }
        created.setStreamCaching(false);
        created.setCaseInsensitiveHeaders(false);
        return created;
    }

    @BeforeEach
    final void startRoutes() throws Exception {
        for (String file :
                Stream.concat(Stream.of("error-policies"), files.stream()).toList()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveResource(context, "classpath:routes/" + file + ".camel.yaml"));
        }
        replaceEdges();
        context.start();
    }

    protected void advise(String routeId, ThrowingConsumer<AdviceWithRouteBuilder, Exception> advice) throws Exception {
        AdviceWith.adviceWith(context, routeId, false, advice);
    }

    /** What became of a message; it failed where the exchange has an exception. */
    protected Exchange send(String uri, Object body) {
        return template.send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    protected static <T> List<T> bodies(MockEndpoint mock, Class<T> type) {
        return mock.getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(type))
                .toList();
    }

    protected static void failWith(MockEndpoint mock, Throwable failure) {
        mock.whenAnyExchangeReceived(exchange -> exchange.setException(failure));
    }
}
