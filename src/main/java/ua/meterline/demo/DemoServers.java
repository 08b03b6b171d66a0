package ua.meterline.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import ua.meterline.app.Gateway;
import ua.meterline.config.Settings;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** An SMSC, a mail server and a gateway connected to both, on the usual ports if they are free. */
final class DemoServers implements AutoCloseable {
    private static final int USUAL_SMPP_PORT = 2775;
    private static final int USUAL_HTTP_PORT = 8080;
    private static final long TIMEOUT_MILLIS = 20_000;

    private final SmscSimulator smsc;
    private final DemoMail letters;
    private final Settings settings;
    private Gateway gateway;

    /** Starts the SMSC and the mail server alone. */
    DemoServers(DemoFolder folder) throws Exception {
        smsc = startedSmsc();
        letters = new DemoMail(folder.inbox());
        settings = Settings.load(
                null, // and none of the environment: a demo is the same everywhere
                environment(folder));
    }

    private Map<String, String> environment(DemoFolder folder) throws IOException {
        Map<String, String> environment = new HashMap<>(letters.environment());
        environment.put("METERLINE_DATA_DIR", folder.path().toString());
        environment.put("METERLINE_SMPP_HOST", "127.0.0.1");
        environment.put("METERLINE_SMPP_PORT", String.valueOf(smsc.port()));
        environment.put("METERLINE_HTTP_PORT", String.valueOf(freeHttpPort()));
        // A user of the demo sends more messages than a customer.
        environment.put("METERLINE_REPLIES_PER_SENDER", "0");
        return environment;
    }

    private static SmscSimulator startedSmsc() throws IOException {
        try {
            return new SmscSimulator(options(USUAL_SMPP_PORT)).start();
        } catch (IOException e) {
            return new SmscSimulator(options(0)).start();
        }
    }

    private static SimulatorOptions options(int port) {
        return SimulatorOptions.builder().port(port).systemId("meterline").build();
    }

    private static int freeHttpPort() throws IOException {
        try (ServerSocket usual = new ServerSocket(USUAL_HTTP_PORT)) {
            return usual.getLocalPort();
        } catch (IOException e) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return any.getLocalPort();
            }
        }
    }

    /** Starts the gateway and returns when it is bound. */
    void startGateway() throws Exception {
        gateway = Gateway.start(settings);
        if (!await(gateway::isReady)) {
            throw new IOException("the gateway did not become ready; see its log");
        }
    }

    /** Polls the condition until it holds or the timeout ends. */
    static boolean await(BooleanSupplier condition) throws InterruptedException {
        long since = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - since > TIMEOUT_MILLIS * 1_000_000) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    DemoMail letters() {
        return letters;
    }

    SmscSimulator smsc() {
        return smsc;
    }

    Settings settings() {
        return settings;
    }

    /** Afterwards nothing writes to the database. */
    void stopGateway() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    @Override
    public void close() {
        stopGateway();
        letters.close();
        smsc.close();
    }
}
