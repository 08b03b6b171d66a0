package ua.meterline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meterline help export}: what {@code meterline export --help} shows. */
@Command(
        name = HelpCommand.NAME,
        header = "Shows the help of a command.",
        footer = {"", "Examples:", "  meterline help", "  meterline help export", "  meterline help review accept"})
final class HelpCommand implements Callable<Integer> {
    static final String NAME = "help";

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command. Default: all are listed.")
    private String[] names = {};

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = spec.parent().commandLine();
        for (String name : names) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(command, new UnknownWord(command.getCommandSpec(), name).problem());
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
        return 0;
    }
}
