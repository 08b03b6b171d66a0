package ua.meterline.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RoutesBuilderLoader;
import org.apache.camel.support.PluginHelper;

/** The files of routes, in a folder or in the jar, each of which is parsed once. */
final class RouteFiles implements RoutesBuilder {
    private final String location;

    /** @param location such as {@code file:/opt/meterline/routes/*.camel.yaml} */
    RouteFiles(String location) {
        this.location = location;
    }

    /**
     * Adds the routes and error policies of all files to a context that is not started.
     *
     * @throws Exception of Camel, see {@link RouteProblem}
     */
    @Override
    public void addRoutesToCamelContext(CamelContext context) throws Exception {
        List<RoutesBuilder> files = new ArrayList<>();
        // The loader for files of all kinds would parse each of them twice, for definitions of beans.
        RoutesBuilderLoader yaml = PluginHelper.getRoutesLoader(context).getRoutesLoader("yaml");
        for (Resource file : find(context, location)) {
            files.add(yaml.loadRoutesBuilder(file));
        }
        // Error policies first: they apply to the routes that are added later.
        for (RoutesBuilder file : files) {
            context.addRoutesConfigurations((RouteConfigurationsBuilder) file);
        }
        Set<String> ids = new HashSet<>();
        for (RoutesBuilder file : files) {
            context.addRoutes(file);
            for (RouteDefinition route :
                    ((RouteBuilder) file).getRouteCollection().getRoutes()) {
                // Camel would replace the first one.
                if (!ids.add(route.getRouteId())) {
                    throw new FailedToCreateRouteException("Duplicate route ids detected: " + route.getRouteId());
                }
            }
        }
    }

    /** No file has templates. */
    @Override
    public void addTemplatedRoutesToCamelContext(CamelContext context) {}

    /** Routes are never updated while the gateway runs. */
    @Override
    public Set<String> updateRoutesToCamelContext(CamelContext context) {
        throw new UnsupportedOperationException("routes are read at the start");
    }

    static Collection<Resource> find(CamelContext context, String location) throws Exception {
        return PluginHelper.getPackageScanResourceResolver(context).findResources(location);
    }
}
