package ua.meterline.operations;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;

/** Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MAX_THREADS = 8;
    private static final int MIN_THREADS = 1;
    private static final int IDLE_MILLIS = 10_000;
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final String address;
    private final int port;
    private final Health health;
    private final PrometheusMeterRegistry metrics;
    private volatile Javalin server;

    /**
     * @param address a host name or IP address to listen on; empty for all interfaces
     * @param port 0 for any that is free
     */
    public HttpServer(String address, int port, Health health, PrometheusMeterRegistry metrics) {
        this.address = address.isEmpty() ? null : address;
        this.port = port;
        this.health = health;
        this.metrics = metrics;
    }

    /**
     * Tells a wrong address before anything has started.
     *
     * @throws IOException naming the setting, when the host is unknown
     */
    public static void requireKnownHost(String address, int port) throws IOException {
        if (!address.isEmpty() && new InetSocketAddress(address, port).isUnresolved()) {
            throw new IOException("meterline.http.address: cannot listen on " + address + ":" + port
                    + ": unknown host; correct meterline.http.address");
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        // Another method than GET and HEAD is an error of the caller, and no missing page.
        config.http.prefer405over404 = true;
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_MILLIS);
        threads.setName("http");
        config.jetty.threadPool = threads;
        config.routes.get("/health/live", this::live);
        config.routes.get("/health/ready", this::ready);
        config.routes.get("/metrics", this::metrics);
        // Some monitors send HEAD; Javalin would answer 200 by itself.
        config.routes.head("/health/live", this::live);
        config.routes.head("/health/ready", this::ready);
        config.routes.head("/metrics", this::metrics);
    }

    /** @throws IOException naming the setting, when the port cannot be listened on */
    public void start() throws IOException {
        server = Javalin.create(this::configure);
        try {
            server.start(address, port);
            LOG.info(
                    "HTTP: listening on {}:{}, with /health/live, /health/ready and /metrics",
                    address == null ? "all addresses" : address,
                    server.port());
        } catch (RuntimeException e) {
            throw new IOException(
                    "meterline.http.port: cannot listen on " + (address == null ? "" : address + ":") + port + ": "
                            + Causes.rootMessage(e) + "; choose another port or meterline.http.address",
                    e);
        }
    }

    /** The bound port. */
    public int port() {
        return server.port();
    }

    private void live(Context context) {
        answer(context, HttpStatus.OK);
    }

    private void ready(Context context) {
        answer(context, health.isReady() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void answer(Context context, HttpStatus status) {
        context.status(status).contentType("application/json").result(health.toJson());
    }

    private void metrics(Context context) {
        context.contentType(PROMETHEUS_TEXT).result(metrics.scrape());
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }
}
