package ua.meterline.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ua.meterline.config.Settings;

/** A command that uses the settings, with the options {@code --config} and {@code --help}. */
abstract class SettingsCommand implements Callable<Integer> {
    @Mixin
    ConfigOption config;

    @Mixin
    private HelpOption help;

    @Spec
    CommandSpec spec;

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final InstantSource clock() {
        return MeterlineCommand.clockOf(spec);
    }

    /**
     * The times of the output: local on a terminal; UTC in a pipe or a file, and in formats for programs.
     *
     * @param forPrograms whether the output is CSV or JSON
     */
    final DisplayTime times(Settings settings, boolean forPrograms) {
        return forPrograms || !MeterlineCommand.isOnTerminal(spec)
                ? DisplayTime.UTC
                : DisplayTime.local(settings.timezone());
    }
}
