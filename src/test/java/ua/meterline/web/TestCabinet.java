package ua.meterline.web;

import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import ua.meterline.browser.ConsoleClient;

/** A cabinet with pages of the test, without a gateway. */
final class TestCabinet implements AutoCloseable {
    private final CabinetServer server;

    /** @param pages has no texts of its own */
    TestCabinet(Consumer<CabinetRoutes> pages) throws Exception {
        this(null, pages);
    }

    /** @param tls null for none */
    TestCabinet(SSLContext tls, Consumer<CabinetRoutes> pages) throws Exception {
        server = new CabinetServer(
                new WebListener("meterline.cabinet", "127.0.0.1", 0, tls, ""),
                TestSite.of(InstantSource.system()),
                ZoneId.of("Europe/Kyiv"),
                List.of(new CabinetPages() {
                    @Override
                    public String name() {
                        return "cabinet"; // the texts that all pages have
                    }

                    @Override
                    public void register(CabinetRoutes routes) {
                        pages.accept(routes);
                    }
                }));
        server.start();
    }

    ConsoleClient customer() {
        return new ConsoleClient(URI.create(server.url()));
    }

    CabinetServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
