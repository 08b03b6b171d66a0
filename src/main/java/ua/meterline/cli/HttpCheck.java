package ua.meterline.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import ua.meterline.common.FolderLock;
import ua.meterline.config.Settings;

/** Checks whether the gateway could listen for health checks and metrics, or does so already. */
final class HttpCheck {
    private HttpCheck() {}

    static CheckResult of(Settings settings) {
        String where = (settings.httpAddress().isEmpty() ? "" : settings.httpAddress() + ":") + settings.httpPort();
        InetSocketAddress address = settings.httpAddress().isEmpty()
                ? new InetSocketAddress(settings.httpPort())
                : new InetSocketAddress(settings.httpAddress(), settings.httpPort());
        if (address.isUnresolved()) {
            return CheckResult.fail("http", where, "unknown host", "correct meterline.http.address");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return CheckResult.ok("http", where, settings.httpPort() == 0 ? "any free port" : "free");
        } catch (IOException e) {
            return taken(settings.dataDir(), where, e);
        }
    }

    private static CheckResult taken(Path dataFolder, String where, IOException failure) {
        return FolderLock.isHeldByGateway(dataFolder)
                ? CheckResult.ok("http", where, "the gateway of this data folder runs")
                : CheckResult.fail(
                        "http",
                        where,
                        failure.getMessage(),
                        "stop what listens there, or choose another meterline.http.port or meterline.http.address");
    }
}
