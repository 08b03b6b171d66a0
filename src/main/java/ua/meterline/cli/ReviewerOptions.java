package ua.meterline.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ua.meterline.backoffice.Reviewer;

/** The name and the reason, common to all decisions. */
final class ReviewerOptions {
    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Your name, for the record.")
    private String by;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason, for the record.")
    private String why;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Reviewer reviewer() {
        if (by.isBlank() || why.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    (by.isBlank() ? "--by" : "--why") + " is blank: a decision needs a name and a reason");
        }
        return new Reviewer(by, why);
    }
}
