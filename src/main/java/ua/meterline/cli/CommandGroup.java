package ua.meterline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds other commands. */
abstract class CommandGroup implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        List<String> names = List.copyOf(spec.subcommands().keySet());
        int last = names.size() - 1;
        String missing =
                last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
        throw new ParameterException(spec.commandLine(), "a command is missing: " + missing);
    }
}
