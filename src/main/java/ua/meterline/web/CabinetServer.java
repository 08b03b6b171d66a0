package ua.meterline.web;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Serves the pages of customers. They need no script. */
public final class CabinetServer implements AutoCloseable {
    static final String NAME = "cabinet";
    /** A request waits for a group commit: many wait for the same one. */
    private static final WebServer.Profile PROFILE =
            new WebServer.Profile("Cabinet", 64, 16 * 1024, 16 * 1024, SecurityHeaders.WITHOUT_SCRIPTS);

    private final CabinetRoutes routes = new CabinetRoutes();
    private final WebServer server;
    private final CabinetDispatcher dispatcher;

    /** @param shared with the cabinets of other nodes */
    public CabinetServer(WebListener listener, SharedSite shared, ZoneId zone, List<CabinetPages> features) {
        Assets assets = Assets.ofCabinet();
        this.server = new WebServer(PROFILE, listener, assets);
        new CabinetHome().register(routes);
        features.forEach(feature -> feature.register(routes));
        Texts texts = Texts.of(
                Stream.concat(Stream.of(NAME), features.stream().map(CabinetPages::name))
                        .toList(),
                Language.OF_CUSTOMERS);
        LocalizedPage.Site site = new LocalizedPage.Site(texts, assets, shared.sealing(), zone);
        this.dispatcher = new CabinetDispatcher(new Templates(), site, server.clients(), shared.forms());
    }

    public List<CabinetRoute> routes() {
        return routes.all();
    }

    /** @throws IOException naming the setting, when the port cannot be listened on */
    public void start() throws IOException {
        server.start(this::addPaths, dispatcher::handleFailure);
    }

    private void addPaths(RoutesConfig paths) {
        routes.all()
                .forEach(route -> WebServer.add(
                        paths, route.kind().isPost(), route.path(), request -> dispatcher.handle(route, request)));
    }

    /** Where people open it on this machine, such as {@code http://127.0.0.1:8082/}. */
    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
