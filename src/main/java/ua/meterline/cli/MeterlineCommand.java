package ua.meterline.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ua.meterline.simulator.SimulatorCommand;

/**
 * {@code meterline}, the parent of all commands. Exit codes: 0 done, also when there was nothing to do; 1 failed or
 * refused; 2 wrong options or settings. Each problem is one line on standard error.
 */
@Command(
        name = "meterline",
        description = "Receives gas meter readings by SMS, e-mail and file, stores each of them once, and replies.",
        versionProvider = VersionCommand.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            SimulatorCommand.class,
            CheckCommand.class,
            StatusCommand.class,
            ListSettingsCommand.class,
            AccountsCommand.class,
            ReadingsCommand.class,
            ExportCommand.class,
            PurgeCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ReviewCommand.class,
            DossierCommand.class,
            CallbackCommand.class,
            CustomerCommand.class,
            RehearseCommand.class,
            ArchiveClassesCommand.class,
            HelpCommand.class,
            VersionCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  meterline demo     try it without any configuration",
            "  meterline check    check settings, database and connections",
            "  meterline run --config /etc/meterline.properties",
            "",
            "meterline help COMMAND describes a command."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class MeterlineCommand implements Runnable {
    @Mixin
    private HelpOption help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    /** Whether the output goes to a person at a terminal. */
    private final boolean onTerminal;

    private final InstantSource clock;

    /** The output goes where that of this process goes. */
    public MeterlineCommand() {
        this(Terminal.isThere(), InstantSource.system());
    }

    private MeterlineCommand(boolean onTerminal, InstantSource clock) {
        this.onTerminal = onTerminal;
        this.clock = clock;
    }

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine() {
        return commandLine(new MeterlineCommand());
    }

    /** @param onTerminal whether a person at a terminal reads the output, rather than a program or a file */
    static CommandLine commandLine(boolean onTerminal) {
        return commandLine(onTerminal, InstantSource.system());
    }

    /** @param clock states when a command is given */
    static CommandLine commandLine(boolean onTerminal, InstantSource clock) {
        return commandLine(new MeterlineCommand(onTerminal, clock));
    }

    private static CommandLine commandLine(MeterlineCommand root) {
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(ErrorReport::aboutUsage)
                .setExecutionExceptionHandler(ErrorReport::aboutFailure);
    }

    /** Whether the command belongs to a command line that a person at a terminal uses. */
    static boolean isOnTerminal(CommandSpec command) {
        return command.root().userObject() instanceof MeterlineCommand root && root.onTerminal;
    }

    /** The clock of the command line that the command belongs to. */
    static InstantSource clockOf(CommandSpec command) {
        return command.root().userObject() instanceof MeterlineCommand root ? root.clock : InstantSource.system();
    }

    @Override
    public void run() {
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "a command is missing: " + commands);
    }
}
