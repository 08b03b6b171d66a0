package ua.meterline.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import ua.meterline.app.Gateway;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.config.SettingsException;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** An SMSC, a mail server and a gateway connected to both, on the usual ports if they are free. */
final class DemoServers implements AutoCloseable {
    private static final int USUAL_SMPP_PORT = 2775;
    private static final int USUAL_HTTP_PORT = 8080;
    private static final long TIMEOUT_MILLIS = 20_000;

    private final SmscSimulator smsc;
    private final DemoMail letters;
    private final DemoFolder folder;
    private Gateway gateway;
    private DemoUser user;

    /** Starts the SMSC and the mail server alone. */
    DemoServers(DemoFolder folder) throws IOException {
        this.folder = folder;
        smsc = startedSmsc();
        letters = new DemoMail(folder.inbox());
    }

    /** None of the environment and of a file: a demo is the same everywhere. */
    private Map<String, String> environment(int httpPort) {
        Map<String, String> environment = new HashMap<>(letters.environment());
        environment.put("METERLINE_DATA_DIR", folder.path().toString());
        environment.put("METERLINE_SMPP_HOST", "127.0.0.1");
        environment.put("METERLINE_SMPP_PORT", String.valueOf(smsc.port()));
        environment.put("METERLINE_HTTP_ADDRESS", "127.0.0.1");
        environment.put("METERLINE_HTTP_PORT", String.valueOf(httpPort));
        environment.put("METERLINE_CONSOLE_PORT", "0");
        environment.put("METERLINE_CABINET_PORT", "0");
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

    /** Starts the gateway and returns when it is bound. */
    void startGateway() throws Exception {
        gateway = startedGateway();
        if (!await(gateway::isReady)) {
            throw new IOException("the gateway did not become ready; see " + folder.log());
        }
        user = DemoUser.addedTo(folder.databaseUrl());
    }

    private Gateway startedGateway() throws Exception {
        if (isFree(USUAL_HTTP_PORT)) {
            try {
                return Gateway.start(LiveSettings.load(null, environment(USUAL_HTTP_PORT)));
            } catch (BindException e) {
                return Gateway.start(LiveSettings.load(null, environment(0))); // another demo was faster
            }
        }
        return Gateway.start(LiveSettings.load(null, environment(0)));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The port of the SMSC, and why it is not the usual one. */
    String smppPort() {
        return smsc.port() == USUAL_SMPP_PORT
                ? String.valueOf(USUAL_SMPP_PORT)
                : smsc.port() + " (" + USUAL_SMPP_PORT + " is taken)";
    }

    /** The address of the health check, and why its port is not the usual one. */
    String health() {
        String address = "http://127.0.0.1:" + gateway.httpPort() + "/health/ready";
        return gateway.httpPort() == USUAL_HTTP_PORT ? address : address + " (" + USUAL_HTTP_PORT + " is taken)";
    }

    /** Where people open the console, and who may. */
    String console() {
        return gateway.consoleUrl().orElseThrow() + " (" + user + ")";
    }

    /** Where customers open the cabinet. */
    String cabinet() {
        return gateway.cabinetUrl().orElseThrow();
    }

    /** Returns when the files of the database are gone. */
    void awaitDatabaseLoss() throws InterruptedException {
        gateway.awaitDatabaseLoss();
    }

    /** As in the settings. */
    String shortCode() throws SettingsException {
        return Settings.load(null, environment(0)).shortCode();
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
