package ua.meterline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ua.meterline.operations.BuildInfo;

/** Prints the versions of Meterline and Java, and the revision of its source. */
@Command(
        name = "version",
        header = "Prints the versions of Meterline and Java.",
        description = "The revision is that of the source which the program was built from.",
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
        BuildInfo build = BuildInfo.read();
        return "Meterline " + build.version() + " (revision " + build.revision() + "), Java " + Runtime.version();
    }
}
