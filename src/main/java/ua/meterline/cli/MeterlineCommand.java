package ua.meterline.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
    /** In the order of the help. By name, because picocli takes long to read a class. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("run", RunCommand.class),
            Map.entry("demo", DemoCommand.class),
            Map.entry("simulator", SimulatorCommand.class),
            Map.entry("check", CheckCommand.class),
            Map.entry("status", StatusCommand.class),
            Map.entry("nodes", NodesCommand.class),
            Map.entry("settings", ListSettingsCommand.class),
            Map.entry("accounts", AccountsCommand.class),
            Map.entry("readings", ReadingsCommand.class),
            Map.entry("export", ExportCommand.class),
            Map.entry("purge", PurgeCommand.class),
            Map.entry("backup", BackupCommand.class),
            Map.entry("restore", RestoreCommand.class),
            Map.entry("migrate-to-postgresql", MigrateToPostgresqlCommand.class),
            Map.entry("migrate-to-sqlite", MigrateToSqliteCommand.class),
            Map.entry("review", ReviewCommand.class),
            Map.entry("dossier", DossierCommand.class),
            Map.entry("callback", CallbackCommand.class),
            Map.entry("reminders", RemindersCommand.class),
            Map.entry("replies", RepliesCommand.class),
            Map.entry("customer", CustomerCommand.class),
            Map.entry("bindings", BindingsCommand.class),
            Map.entry("users", UsersCommand.class),
            Map.entry("tokens", TokensCommand.class),
            Map.entry("rehearse", RehearseCommand.class),
            Map.entry("archive-classes", ArchiveClassesCommand.class),
            Map.entry("help", HelpCommand.class),
            Map.entry("version", VersionCommand.class));

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

    /** A command line for these arguments alone: it has the command that they begin with, or all. */
    public static CommandLine commandLine(String[] args) {
        String first = args.length > 0 ? args[0] : "";
        List<Class<?>> named = commands(name -> name.equals(first) && !name.equals(HelpCommand.NAME));
        return commandLine(new MeterlineCommand(), named.isEmpty() ? commands(name -> true) : named);
    }

    private static CommandLine commandLine(MeterlineCommand root) {
        return commandLine(root, commands(name -> true));
    }

    private static List<Class<?>> commands(Predicate<String> isWanted) {
        return COMMANDS.stream()
                .filter(command -> isWanted.test(command.getKey()))
                .<Class<?>>map(Map.Entry::getValue)
                .toList();
    }

    private static CommandLine commandLine(MeterlineCommand root, List<Class<?>> commands) {
        CommandLine commandLine = new CommandLine(root);
        commands.forEach(commandLine::addSubcommand);
        return commandLine
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
