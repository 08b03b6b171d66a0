package ua.meterline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/**
 * The process whose classes {@code archive-classes} archives: the command {@code run} against a simulator on loopback,
 * with one message and its reply. It ends as by SIGTERM.
 */
final class TrainingRun {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private TrainingRun() {}

    /** @param args an empty folder */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int exitCode = 1;
        try (SmscSimulator smsc =
                new SmscSimulator(SimulatorOptions.builder().port(0).build()).start()) {
            Path settings = Files.write(
                    folder.resolve("training.properties"),
                    List.of(
                            "meterline.data.dir = " + folder,
                            "meterline.smpp.host = 127.0.0.1",
                            "meterline.smpp.port = " + smsc.port(),
                            "meterline.http.port = 0",
                            "meterline.http.address = 127.0.0.1",
                            "meterline.shutdown.timeout = 1s"));
            smsc.enqueue(MobileMessage.of("380501112233", "7104", "0501234567 12345"));
            Thread gateway = new Thread(
                    () -> MeterlineCommand.commandLine().execute("run", "--config", settings.toString()), "training");
            gateway.setDaemon(true);
            gateway.start();
            exitCode = smsc.awaitSubmitted(1, TIMEOUT).isEmpty() ? 1 : 0;
        } finally {
            System.exit(exitCode);
        }
    }
}
