package ua.meterline.failure;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import ua.meterline.app.Gateway;
import ua.meterline.config.Settings;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** A gateway and its SMSC in this process, over real sockets and a real database. */
final class RunningGateway implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final GatewayEnvironment environment;
    private final StoredRows rows;
    private SmscSimulator smsc;
    private Gateway gateway;

    private RunningGateway(Path folder, SmscSimulator smsc) {
        this.smsc = smsc;
        this.environment = new GatewayEnvironment(folder, smsc.port());
        this.rows = new StoredRows(folder);
    }

    /** An SMSC, and a gateway that is not started yet. */
    static RunningGateway prepare(Path folder) throws Exception {
        return new RunningGateway(folder, simulator(0).start());
    }

    /** An SMSC of the test's making, and a gateway that is not started yet. */
    static RunningGateway prepare(Path folder, SimulatorOptions smsc) throws Exception {
        return new RunningGateway(folder, new SmscSimulator(smsc).start());
    }

    /** Both are running and bound. */
    static RunningGateway start(Path folder) throws Exception {
        return start(folder, "rx-tx");
    }

    /** @param bind as in the settings */
    static RunningGateway start(Path folder, String bind) throws Exception {
        RunningGateway running = prepare(folder);
        running.environment().with("SMPP_BIND", bind);
        running.startGateway();
        running.awaitReady();
        return running;
    }

    static SmscSimulator simulator(int port) {
        return simulator(port, 100);
    }

    private static SmscSimulator simulator(int port, int window) {
        return new SmscSimulator(SimulatorOptions.builder()
                .port(port)
                .window(window)
                .responseTimeout(Duration.ofSeconds(3))
                .redeliveryDelay(Duration.ofMillis(100))
                .build());
    }

    GatewayEnvironment environment() {
        return environment;
    }

    void startGateway() throws Exception {
        gateway = Gateway.start(Settings.load(null, environment.variables()));
    }

    void awaitReady() {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(10)).until(gateway::isReady);
        int sessions = "trx".equals(environment.variables().get("METERLINE_SMPP_BIND")) ? 1 : 2;
        await().atMost(TIMEOUT).until(() -> smsc.bound().size() == sessions);
    }

    void awaitNotReady() {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(2)).until(() -> !gateway.isReady());
    }

    /** Another SMSC takes the place of this one. */
    void replaceSmsc() throws Exception {
        replaceSmsc(100);
    }

    /** @param window how many messages it delivers without waiting for their answers */
    void replaceSmsc(int window) throws Exception {
        int port = smsc.port();
        smsc.close();
        smsc = simulator(port, window).start();
    }

    SmscSimulator smsc() {
        return smsc;
    }

    Gateway gateway() {
        return gateway;
    }

    StoredRows rows() {
        return rows;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        smsc.close();
    }
}
