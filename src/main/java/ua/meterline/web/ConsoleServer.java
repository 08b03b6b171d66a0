package ua.meterline.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.StaffSessions;

/** Serves the pages of the office, and the HTTP API. */
public final class ConsoleServer implements AutoCloseable {
    static final String NAME = "console";
    private static final List<String> SHARED_TEXTS = List.of(NAME, "refused");
    private static final WebServer.Profile PROFILE =
            new WebServer.Profile("Console", 16, 512 * 1024, 96 * 1024, SecurityHeaders.WITH_SCRIPTS);

    private final Routes routes = new Routes();
    private final WebServer server;
    private final Dispatcher dispatcher;
    private final ApiDispatcher api;

    /**
     * @param shared with the consoles of other nodes
     * @param features in the order of the navigation
     * @param api for other programs
     */
    public ConsoleServer(
            WebListener listener,
            SharedSite shared,
            StaffSessions sessions,
            AuditLog audit,
            ZoneId zone,
            List<ConsolePages> features,
            ConsoleApi api) {
        Assets assets = Assets.ofConsole();
        this.server = new WebServer(PROFILE, listener, assets);
        new LoginPages(sessions, server.clients()).register(routes);
        new SharedPages(audit).register(routes);
        features.forEach(feature -> feature.register(routes));
        Texts texts = Texts.of(
                Stream.concat(SHARED_TEXTS.stream(), features.stream().map(ConsolePages::name))
                        .toList(),
                Language.OF_STAFF);
        LocalizedPage.Site site = new LocalizedPage.Site(texts, assets, shared.sealing(), zone);
        this.dispatcher =
                new Dispatcher(sessions, new Templates(), site, routes.menu(), server.clients(), shared.forms());
        this.api = new ApiDispatcher(api, server.clients());
    }

    /** All paths, and who may use each. */
    public List<Route> routes() {
        return routes.all();
    }

    /** All paths of the HTTP API. */
    public List<ApiRoute> apiRoutes() {
        return api.routes();
    }

    /** @throws IOException naming the setting, when the port cannot be listened on */
    public void start() throws IOException {
        server.start(this::addPaths, this::failed);
    }

    private void addPaths(RoutesConfig paths) {
        routes.all()
                .forEach(route -> WebServer.add(
                        paths, route.isPost(), route.path(), request -> dispatcher.handle(route, request)));
        api.routes()
                .forEach(route ->
                        WebServer.add(paths, route.isPost(), route.path(), request -> api.handle(route, request)));
    }

    private void failed(Exception failure, Context request) throws IOException {
        if (ApiDispatcher.concerns(request)) {
            api.handleFailure(failure, request);
        } else {
            dispatcher.handleFailure(failure, request);
        }
    }

    /** Where people open it, such as {@code http://127.0.0.1:8081/}. */
    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
