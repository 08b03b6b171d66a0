package ua.meterline.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ua.meterline.demo.Demo;
import ua.meterline.demo.DemoFolder;
import ua.meterline.demo.Screen;
import ua.meterline.simulator.DurationText;

/** Shows the gateway at work, with an SMSC simulator and invented customers. */
@Command(
        name = "demo",
        header = "Shows the gateway at work, with invented customers.",
        description = {
            "Starts an SMSC simulator and a gateway on real sockets, lets invented customers text to it, and shows the "
                    + "conversation. What is typed is sent, too. Needs no configuration, and takes none.",
            "Exit codes: 0 all went well; 1 a message or a mail stayed unanswered, or the database does not hold what was sent; "
                    + "2 wrong options."
        },
        footer = {"", "Examples:", "  meterline demo", "  meterline demo --for 20s --data /tmp/demo"})
final class DemoCommand implements Callable<Integer> {
    private static final Duration WITHOUT_TERMINAL = Duration.ofSeconds(20);

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "End after this time. Default: until Ctrl-C; 20s where there is no terminal.")
    private Duration duration;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Keep database, log and inbox here; emptied first if it holds those of a demo. "
                    + "Default: target/demo, or a new temporary folder where there is no target.")
    private Path folder;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        boolean terminal = Terminal.isThere();
        Screen screen = new Screen(spec.commandLine().getOut(), terminal && System.getenv("NO_COLOR") == null);
        try (ProcessExit ending = ProcessExit.onSignal()) {
            Demo demo = new Demo(folder(), screen, terminal);
            ending.with(demo::end);
            return demo.run(duration == null && !terminal ? WITHOUT_TERMINAL : duration);
        } catch (FileSystemException e) {
            throw new CannotStartException(
                    "demo: " + e.getMessage() + " cannot be used; name another folder with --data", e);
        } catch (IOException e) {
            throw new CannotStartException("demo: " + e.getMessage(), e);
        }
    }

    private DemoFolder folder() throws IOException {
        if (folder != null) {
            return DemoFolder.emptied(folder);
        }
        Path target = Path.of("target");
        return DemoFolder.emptied(
                Files.isDirectory(target) ? target.resolve("demo") : Files.createTempDirectory("meterline-demo-"));
    }
}
