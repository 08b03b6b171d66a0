package ua.meterline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
}
