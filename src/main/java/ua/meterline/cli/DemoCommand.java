package ua.meterline.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ua.meterline.demo.Demo;
import ua.meterline.demo.DemoFolder;
import ua.meterline.demo.Screen;
import ua.meterline.demo.TypedInput;
import ua.meterline.simulator.DurationText;

/** Runs a demo of the gateway with an SMSC simulator and invented customers. */
@Command(
        name = "demo",
        header = "Runs a demo with invented customers.",
        description = {
            "Starts an SMSC simulator and a gateway on real sockets, lets invented customers send messages, and shows "
                    + "the conversation. Typed lines are sent as messages, too (type help, or quit). Implausible "
                    + "readings are held, and decided by typing or by 'meterline review'. It needs and uses no "
                    + "configuration.",
            "Exit codes: 0 all messages were answered and stored; 1 a reply is missing, or the database differs; "
                    + "2 wrong options."
        },
        footer = {"", "Examples:", "  meterline demo", "  meterline demo --for 20s --data /tmp/demo"})
final class DemoCommand implements Callable<Integer> {
    private static final Duration WITHOUT_TERMINAL = Duration.ofSeconds(20);

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "End after this time. Default: run until Ctrl-C; without a terminal 20s.")
    private Duration duration;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder for database, log and inbox; files of an earlier demo in it are deleted. "
                    + "Default: meterline-demo-USER among the temporary files.")
    private Path folder;

    @Option(names = "--no-input", description = "Do not read standard input. Needed in the background of a terminal.")
    private boolean noInput;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        boolean terminal = Terminal.isThere();
        Screen screen = new Screen(spec.commandLine().getOut(), terminal && System.getenv("NO_COLOR") == null);
        TypedInput input = noInput ? TypedInput.none() : new TypedInput(System.in, terminal);
        try (ProcessExit ending = ProcessExit.onSignal();
                DemoFolder used = folder()) {
            Demo demo = new Demo(used, screen, input);
            ending.with(demo::end);
            return demo.run(duration == null && !terminal ? WITHOUT_TERMINAL : duration);
        } catch (FileSystemException e) {
            throw new CannotStartException(
                    "demo: " + e.getMessage() + " cannot be used; choose another folder with --data", e);
        } catch (IOException e) {
            throw new CannotStartException("demo: " + e.getMessage(), e);
        }
    }

    private DemoFolder folder() throws IOException {
        if (folder == null) {
            return DemoFolder.temporary();
        } else if (folder.toString().isBlank()) {
            throw new ParameterException(spec.commandLine(), "--data is empty; leave it out for a temporary folder");
        }
        return DemoFolder.emptied(folder);
    }
}
