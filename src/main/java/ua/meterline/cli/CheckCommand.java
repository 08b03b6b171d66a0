package ua.meterline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ua.meterline.settings.Settings;

/** Looks at everything the gateway needs, changes nothing, and prints a line about each. */
@Command(
        name = "check",
        header = "Looks whether settings, database and SMSC are in order.",
        description = {
            "Changes nothing. It binds to the SMSC and unbinds; a message that comes meanwhile is refused for redelivery.",
            "Exit codes: 0 all is in order; 1 something is not; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline check", "  meterline check --config /etc/meterline.properties"})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    /** What was found to be in order, in words; an exception says what is not, and what to do about it. */
    @FunctionalInterface
    interface Look {
        String at(Settings settings) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        boolean allWell = look("settings", any -> config.origin(), settings)
                & look("database", DatabaseLook::at, settings)
                & look("smsc", SmscLook::at, settings);
        return allWell ? 0 : 1;
    }

    private boolean look(String what, Look look, Settings settings) {
        try {
            line("ok", what, look.at(settings));
            return true;
        } catch (Exception e) {
            line("FAILED", what, e.getMessage());
            return false;
        }
    }

    private void line(String result, String what, String words) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("%-6s  %-8s  %s".formatted(result, what, words.replaceAll("\\s*\\R\\s*", " ")));
        out.flush();
    }
}
