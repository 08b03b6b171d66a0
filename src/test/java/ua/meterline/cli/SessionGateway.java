package ua.meterline.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ua.meterline.app.Gateway;
import ua.meterline.config.Settings;
import ua.meterline.fixture.FreePort;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.operations.GatewayProbe;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseFile;

/** The gateway of a documented session, with an SMSC of its own; it starts with the first message that arrives. */
final class SessionGateway implements AutoCloseable {
    private final int smscPort = FreePort.next();
    private final int httpPort = FreePort.next();
    private final Path settings;
    private final InstantSource clock;
    private SmscSimulator smsc;
    private SessionSimulator simulator;
    private Gateway gateway;

    /** @param settings the file, to which this adds its ports */
    SessionGateway(Path settings, InstantSource clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        List<String> ports = List.of("meterline.smpp.port = " + smscPort, "meterline.http.port = " + httpPort);
        Files.write(settings, ports, StandardOpenOption.APPEND);
    }

    /** As the first start does. */
    void createDatabase() throws Exception {
        String url = settings().databaseUrl();
        Files.createDirectories(DatabaseFile.of(url).getParent());
        Database.open(url, Duration.ofSeconds(5)).close();
    }

    private Settings settings() throws Exception {
        return Settings.load(settings, Map.of());
    }

    /** Starts the simulator as a program; the gateway has it as SMSC from its next start on. */
    SessionSimulator startSimulator() throws Exception {
        simulator = new SessionSimulator(smscPort);
        return simulator;
    }

    SessionSimulator simulator() {
        return simulator;
    }

    /** Delivers a message by SMS, and waits for its reply. */
    void receive(String from, String text) throws Exception {
        start();
        GatewayDatabase database = GatewayDatabase.of(DatabaseFile.of(settings().databaseUrl()));
        smsc.deliver(MobileMessage.of(from, "7104", text)).get(RunningGateway.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        await().atMost(RunningGateway.TIMEOUT).until(() -> database.count("reply WHERE state = 'pending'") == 0);
    }

    /** @param verb of systemctl */
    void control(String verb) throws Exception {
        switch (verb) {
            case "start", "enable" -> start();
            case "stop" -> stop();
            case "restart" -> {
                stop();
                start();
            }
            default -> {}
        }
    }

    private void start() throws Exception {
        if (gateway == null) {
            if (simulator == null) {
                smsc = new SmscSimulator(
                                SimulatorOptions.builder().port(smscPort).build())
                        .start();
            }
            gateway = Gateway.start(settings(), clock);
            GatewayProbe probe = new GatewayProbe("", httpPort);
            await().atMost(RunningGateway.TIMEOUT)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() ->
                            probe.ask().filter(GatewayProbe.Answer::isReady).isPresent());
        }
    }

    void stop() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
            if (smsc != null) {
                smsc.close();
            }
        }
    }

    /** A text with the ports that the settings have by default. */
    String shown(String text) {
        return text.replaceAll("\\b" + smscPort + "\\b", "2775").replaceAll("\\b" + httpPort + "\\b", "8080");
    }

    @Override
    public void close() {
        stop();
        if (simulator != null) {
            simulator.close();
        }
    }
}
