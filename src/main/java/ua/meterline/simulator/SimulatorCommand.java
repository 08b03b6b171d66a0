package ua.meterline.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The simulator as a program. Runs for the given time, until {@code quit} is read from standard input, or until a
 * signal; the end of the input does not end it. Exit codes: 0 done, 1 it cannot listen on the port, 2 invalid options.
 */
@Command(
        name = "simulator",
        description = "Simulates an SMSC (SMPP 3.4): accepts binds, delivers messages, receives the replies.",
        footer = {
            "",
            "Each line of standard input is a message to deliver, or a command (type help).",
            "Exit codes: 0 done, also on SIGTERM; 1 it cannot listen on the port; 2 invalid options.",
            "",
            "Examples:",
            "  meterline simulator --port 2775 --system-id meterline --password secret",
            "  meterline simulator --port 2775 --rate 200 --redeliver 5 --drop-every 30s --for 10m",
            "  meterline simulator --encoding cyrillic --split udh16 --parts shuffled",
            "  echo '0501234567 12345' | meterline simulator --port 2775"
        },
        sortOptions = false)
public final class SimulatorCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "2775",
            converter = WholeNumber.Port.class,
            description = "Port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            converter = AsciiText.Host.class,
            description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = "--system-id",
            paramLabel = "ID",
            converter = AsciiText.SystemId.class,
            description = "Reject binds with another system_id.")
    private String systemId;

    @Option(
            names = "--password",
            paramLabel = "WORD",
            converter = AsciiText.Password.class,
            description = "Reject binds with another password, of at most 8 characters.")
    private String password;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "10",
            converter = WholeNumber.WindowSize.class,
            description = "Maximum of unacknowledged messages per session. Default: ${DEFAULT-VALUE}.")
    private int window;

    @Option(
            names = "--recipient",
            paramLabel = "NUMBER",
            defaultValue = "7104",
            converter = AsciiText.Number.class,
            description = "Short number that the messages are sent to. Default: ${DEFAULT-VALUE}.")
    private String recipient;

    @Option(
            names = "--subscriber",
            paramLabel = "NUMBER",
            defaultValue = "380501112233",
            converter = AsciiText.Number.class,
            description = "Sender of messages without one. Default: ${DEFAULT-VALUE}.")
    private String subscriber;

    @Mixin
    private TlsOptions tls;

    @Mixin
    private BehaviourOptions behaviour;

    @Mixin
    private HandsetOptions handset;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = WholeNumber.PerSecond.class,
            description = "Deliver N typical messages per second, valid and invalid ones.")
    private int rate;

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            description = "Deliver the messages in this file (UTF-8), one 'SENDER: TEXT' per line.")
    private Path messages;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "End after this time. Default: run until quit or a signal.")
    private Duration duration;

    @Option(names = "--no-input", description = "Do not read standard input. Needed in the background of a terminal.")
    private boolean noInput;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        SmscSimulator smsc = configured();
        List<MobileMessage> fromFile = messagesOfFile();
        try (SimulatorRun run =
                new SimulatorRun(smsc, new EventPrinter(spec.commandLine().getOut()))) {
            smsc.start();
            run.announce(host);
            plan(run);
            fromFile.forEach(smsc::enqueue);
            run.runFor(duration);
            return 0;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("meterline: cannot listen on %s:%d: %s; choose another --host or --port (0: any free one)"
                            .formatted(host, port, e.getMessage()));
            return 1;
        }
    }

    private void plan(SimulatorRun run) {
        if (behaviour.dropEvery() != null) {
            run.dropEvery(behaviour.dropEvery());
        }
        if (behaviour.brokenEvery() != null) {
            run.breakEvery(behaviour.brokenEvery());
        }
        if (rate > 0) {
            run.load(rate, recipient, handset.handset());
        }
        if (!noInput) {
            run.readInput(subscriber, recipient, handset.handset());
        }
    }

    private SmscSimulator configured() {
        try {
            SmscSimulator smsc = new SmscSimulator(SimulatorOptions.builder()
                    .host(host)
                    .port(port)
                    .systemId(systemId)
                    .password(password)
                    .window(window)
                    .tls(tls.context())
                    .asksForCertificate(tls.asksForCertificate())
                    .build());
            smsc.record(false);
            behaviour.applyTo(smsc.behaviour(), duration);
            handset.handset(); // fails before the port is opened
            return smsc;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<MobileMessage> messagesOfFile() {
        try {
            return messages == null ? List.of() : MessageFile.read(messages, subscriber, recipient, handset.handset());
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + messages + ": " + MessageFile.reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
