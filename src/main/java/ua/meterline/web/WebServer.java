package ua.meterline.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener for pages, with the headers, limits and assets that all of them have. Thread-safe once started. */
final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int MIN_THREADS = 2;
    private static final int IDLE_MILLIS = 30_000;

    /**
     * What differs between the servers.
     *
     * @param name for log lines, such as {@code Console}
     * @param threads most requests that are handled at the same time
     * @param largestForm in octets
     * @param largestHeader in octets
     * @param contentSecurityPolicy of every answer
     */
    record Profile(String name, int threads, long largestForm, int largestHeader, String contentSecurityPolicy) {}

    /** Answers a request that no path takes, or that is malformed. */
    @FunctionalInterface
    interface Failures {
        void handle(Exception failure, Context request) throws IOException;
    }

    private final Profile profile;
    private final WebListener listener;
    private final Assets assets;
    private final ClientAddress clients;
    private volatile Javalin server;

    WebServer(Profile profile, WebListener listener, Assets assets) {
        this.profile = profile;
        this.listener = listener;
        this.assets = assets;
        this.clients = new ClientAddress(listener.trustedProxy());
    }

    ClientAddress clients() {
        return clients;
    }

    /** @throws IOException naming the setting, when the port cannot be listened on */
    void start(Consumer<RoutesConfig> paths, Failures failures) throws IOException {
        Javalin starting = Javalin.create(config -> configure(config, paths, failures));
        try {
            starting.start(listener.host(), listener.port());
        } catch (RuntimeException e) {
            throw listener.cannotListen(e);
        }
        server = starting;
        LOG.info("{}: listening on {}", profile.name(), url());
    }

    private void configure(JavalinConfig config, Consumer<RoutesConfig> paths, Failures failures) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = profile.largestForm();
        QueuedThreadPool threads = new QueuedThreadPool(profile.threads(), MIN_THREADS, IDLE_MILLIS);
        threads.setName(profile.name().toLowerCase(Locale.ROOT));
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(this::limit);
        if (listener.tls() != null) {
            config.jetty.addConnector(this::tlsConnector);
        }
        config.routes.before(
                request -> SecurityHeaders.add(request, clients.isSecure(request), profile.contentSecurityPolicy()));
        config.routes.get(Assets.PREFIX + "{hash}/{name}", this::asset);
        paths.accept(config.routes);
        config.routes.exception(HttpResponseException.class, (e, request) -> answer(e, request, failures));
        config.routes.exception(Exception.class, (e, request) -> answer(e, request, failures));
    }

    private void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(profile.largestHeader());
    }

    private ServerConnector tlsConnector(Server jetty, HttpConfiguration http) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(listener.tls());
        HttpConfiguration secure = new HttpConfiguration(http);
        // The names in the certificate are the browser's matter.
        secure.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(jetty, tls, new HttpConnectionFactory(secure));
        connector.setHost(listener.host());
        connector.setPort(listener.port());
        return connector;
    }

    /** Adds a path; one that is read also takes HEAD. */
    static void add(RoutesConfig paths, boolean isPost, String path, Handler handler) {
        if (isPost) {
            paths.post(path, handler);
        } else {
            paths.get(path, handler);
            paths.head(path, handler);
        }
    }

    private void asset(Context request) {
        Assets.Asset asset = assets.at(request.path()).orElseThrow(NotFoundResponse::new);
        request.header("Cache-Control", "public, max-age=31536000, immutable")
                .contentType(asset.contentType())
                .result(asset.content());
    }

    private void answer(Exception failure, Context request, Failures failures) {
        try {
            failures.handle(failure, request);
        } catch (IOException e) {
            LOG.debug("{}: the browser has gone", profile.name(), e);
        }
    }

    /** Where people open it, such as {@code http://127.0.0.1:8081/}. */
    String url() {
        return listener.url(server.port());
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }
}
