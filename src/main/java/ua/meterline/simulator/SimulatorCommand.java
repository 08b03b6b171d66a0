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
 * The simulator as a program. Runs until its time is up, until {@code quit} is read from standard input, or until it is
 * killed; the end of the input does not end it. Exit codes: 0 done, 1 the port is not to be had, 2 bad options.
 */
@Command(
        name = "simulator",
        description = "Plays an operator's SMSC (SMPP 3.4): takes binds, delivers messages, receives the replies.",
        footer = {
            "",
            "While it runs, lines of standard input are messages to deliver, or commands (type help).",
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
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(names = "--system-id", paramLabel = "ID", description = "Refuse binds with another system_id.")
    private String systemId;

    @Option(names = "--password", paramLabel = "WORD", description = "Refuse binds with another password.")
    private String password;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most unanswered messages per session. Default: ${DEFAULT-VALUE}.")
    private int window;

    @Option(
            names = "--recipient",
            paramLabel = "NUMBER",
            defaultValue = "7104",
            description = "Number that customers text to. Default: ${DEFAULT-VALUE}.")
    private String recipient;

    @Option(
            names = "--subscriber",
            paramLabel = "NUMBER",
            defaultValue = "380501112233",
            description = "Sender of typed messages that name none. Default: ${DEFAULT-VALUE}.")
    private String subscriber;

    @Mixin
    private TlsOptions tls;

    @Mixin
    private BehaviourOptions misbehaviour;

    @Mixin
    private HandsetOptions writing;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Deliver N typical messages a second, good ones and bad ones.")
    private int rate;

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            description = "Deliver the messages of this file (UTF-8), a 'sender text' per line.")
    private Path messages;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "End after this time.")
    private Duration duration;

    @Option(
            names = "--no-input",
            description = "Do not read standard input; needed to run in the background of a terminal.")
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
        try (SmscSimulator smsc = configured()) {
            SimulatorRun rehearsal =
                    new SimulatorRun(smsc, new EventPrinter(spec.commandLine().getOut()));
            List<MobileMessage> fromFile = messagesOfFile();
            smsc.start();
            rehearsal.announce(host);
            plan(rehearsal);
            fromFile.forEach(smsc::enqueue);
            rehearsal.runFor(duration);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot listen on " + host + ":" + port + ": " + e.getMessage());
            return 1;
        }
    }

    private void plan(SimulatorRun rehearsal) {
        if (misbehaviour.dropEvery() != null) {
            rehearsal.dropEvery(misbehaviour.dropEvery());
        }
        if (misbehaviour.brokenEvery() != null) {
            rehearsal.breakEvery(misbehaviour.brokenEvery());
        }
        if (rate > 0) {
            rehearsal.load(rate, recipient, writing.handset());
        }
        if (!noInput) {
            rehearsal.readInput(subscriber, recipient, writing.handset());
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
            misbehaviour.applyTo(smsc.behaviour());
            writing.handset(); // complains before anything is listened on
            return smsc;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<MobileMessage> messagesOfFile() {
        try {
            return messages == null ? List.of() : MessageFile.read(messages, recipient, writing.handset());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read " + messages + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
