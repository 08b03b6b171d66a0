package ua.meterline.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * What there must be in the folder of routes: people edit it, and carry it over to a new version. Without one of them, the gateway
 * would bind and take nothing, or answer nobody.
 */
final class RouteInventory {
    private static final String SHIPPED = "classpath:routes/*.camel.yaml";
    private static final Pattern ENTRIES = Pattern.compile("(?m)^(?=- route)");
    private static final Pattern ID = Pattern.compile("\\A- route(?:Configuration)?:\\R {4}id: (\\S+)");
    /** Such a route is not made when it is switched off. */
    private static final String SWITCH = "\n    precondition: ";

    private RouteInventory() {}

    /** @throws IOException naming what is missing, and where */
    static void requireComplete(CamelContext context, String location) throws Exception {
        Set<String> missing = new TreeSet<>();
        for (Resource file : shipped(context)) {
            missing.addAll(ids(file));
        }
        context.getRoutes().stream().map(Route::getRouteId).forEach(missing::remove);
        ((ModelCamelContext) context)
                .getRouteConfigurationDefinitions().stream()
                        .map(RouteConfigurationDefinition::getId)
                        .forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new IOException("routes: " + String.join(", ", missing) + " missing in " + location
                    + "; take what is missing from the distribution");
        }
    }

    private static Collection<Resource> shipped(CamelContext context) throws Exception {
        return PluginHelper.getPackageScanResourceResolver(context).findResources(SHIPPED);
    }

    private static Set<String> ids(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return ENTRIES.splitAsStream(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .filter(entry -> !entry.contains(SWITCH))
                    .flatMap(entry -> ID.matcher(entry).results())
                    .map(id -> id.group(1))
                    .collect(Collectors.toSet());
        }
    }
}
