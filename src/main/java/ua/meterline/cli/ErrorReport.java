package ua.meterline.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.config.SettingsException;

/** Prints the failure of a command on standard error, and returns the exit code. */
final class ErrorReport {
    private ErrorReport() {}

    static int aboutUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("meterline: " + UsageProblem.of(failure));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return 2;
    }

    static int aboutFailure(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (failure instanceof SettingsException settings) {
            settings.problems().forEach(problem -> err.println("meterline: " + problem));
            return 2;
        } else if (failure instanceof CannotStartException || failure instanceof RefusedException) {
            err.println("meterline: " + failure.getMessage());
        } else {
            err.println("meterline: failed unexpectedly; please report this:");
            failure.printStackTrace(err);
        }
        return 1;
    }
}
