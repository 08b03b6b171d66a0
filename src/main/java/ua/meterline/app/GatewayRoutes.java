package ua.meterline.app;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;

/** Starts the routes of a gateway: all of them, or at first those that take SMS without the database. */
final class GatewayRoutes {
    /** They append to Kafka. The second one receives, and needs the first one. */
    private static final List<String> INTAKE = List.of("append-sms", "receive-sms");

    private final CompositionRoot parts;

    GatewayRoutes(CompositionRoot parts) {
        this.parts = parts;
    }

    /** @throws Exception with a message for the operator, when a file of routes is wrong or missing */
    void start() throws Exception {
        try {
            parts.main.init();
            try (BackgroundTask complete = BackgroundTask.begin(
                    "routes-check", () -> RouteInventory.requireComplete(parts.camel(), CompositionRoot.ROUTES))) {
                parts.main.start();
                complete.await();
            }
        } catch (Exception e) {
            throw RouteProblem.of(e, CompositionRoot.ROUTES);
        }
    }

    /**
     * Starts those alone that acknowledge SMS by Kafka. {@link #startOthers} is to follow.
     *
     * @throws Exception as {@link #start}
     */
    void startIntake() throws Exception {
        parts.main.configure().setAutoStartup(false);
        start();
        for (String route : INTAKE) {
            parts.camel().getRouteController().startRoute(route);
        }
    }

    /** Starts the rest, in the order of the files, as {@link #start} does. */
    void startOthers() throws Exception {
        CamelContext camel = parts.camel();
        camel.setAutoStartup(true);
        RouteController routes = camel.getRouteController();
        routes.startAllRoutes();
    }
}
