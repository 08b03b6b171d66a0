package ua.meterline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the versions of Meterline and Java. */
@Command(
        name = "version",
        header = "Prints the versions of Meterline and Java.",
        footer = {"", "Example:", "  meterline version"})
final class VersionCommand implements Callable<Integer>, IVersionProvider {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(line());
        return 0;
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    static String line() {
        return "Meterline " + number() + ", Java " + Runtime.version();
    }

    /** From the jar's manifest; unpacked classes have none. */
    private static String number() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
