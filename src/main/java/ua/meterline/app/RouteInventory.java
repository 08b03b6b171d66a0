package ua.meterline.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;

/**
 * Checks that the folder of routes, which operators edit and keep over an update, has every route and every error
 * policy that was shipped, as far as the settings switch it on. Without one of them, the gateway would bind and store
 * nothing, or send no reply.
 */
final class RouteInventory {
    private static final String SHIPPED = "classpath:routes/*.camel.yaml";
    private static final String DEFAULT_POLICY = "the default error policy";

    private RouteInventory() {}

    /**
     * @param context to which the routes have been added; it may be starting
     * @throws IOException naming what is missing, and where
     */
    static void requireComplete(ModelCamelContext context, String location) throws Exception {
        if (location.equals(SHIPPED) || isUnchanged(context, location)) {
            return;
        }
        Set<String> missing = shipped(context);
        context.getRouteDefinitions().stream().map(RouteDefinition::getRouteId).forEach(missing::remove);
        missing.removeAll(policies(context));
        if (!missing.isEmpty()) {
            throw new IOException("routes: " + String.join(", ", missing) + " missing in " + location
                    + "; take what is missing from the distribution");
        }
    }

    /** Reading the files takes a fraction of the time of loading the routes a second time. */
    private static boolean isUnchanged(CamelContext context, String location) throws Exception {
        return contents(context, location).containsAll(contents(context, SHIPPED));
    }

    private static Set<String> contents(CamelContext context, String location) throws Exception {
        Set<String> contents = new HashSet<>();
        for (Resource file : RouteFiles.find(context, location)) {
            try (InputStream in = file.getInputStream()) {
                contents.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    /** A route with a precondition is needed where the settings switch it on. */
    private static Set<String> shipped(CamelContext context) throws Exception {
        try (DefaultCamelContext model = new DefaultCamelContext()) {
            model.addRoutes(new RouteFiles(SHIPPED));
            Set<String> ids = new TreeSet<>(policies(model));
            model.getRouteDefinitions().stream()
                    .filter(route -> isOn(route, context))
                    .map(RouteDefinition::getRouteId)
                    .forEach(ids::add);
            return ids;
        }
    }

    private static boolean isOn(RouteDefinition route, CamelContext context) {
        return route.getPrecondition() == null
                || Boolean.parseBoolean(context.resolvePropertyPlaceholders(route.getPrecondition()));
    }

    private static Set<String> policies(ModelCamelContext context) {
        Set<String> ids = new TreeSet<>();
        for (RouteConfigurationDefinition policy : context.getRouteConfigurationDefinitions()) {
            ids.add(policy.getId() == null ? DEFAULT_POLICY : policy.getId());
        }
        return ids;
    }
}
