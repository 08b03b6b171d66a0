package ua.meterline.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ua.meterline.backoffice.Reviewer;

/** The message, the reviewer and the reason, common to all decisions. */
final class ReviewerOptions {
    @Parameters(paramLabel = "ID", description = "The id of the message in 'review list'.")
    private long id;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Name of the reviewer.")
    private String by;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason, for the record.")
    private String why;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    long id() {
        return id;
    }

    Reviewer reviewer() {
        if (by.isBlank() || why.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    (by.isBlank() ? "--by" : "--why") + " is blank: a decision needs a name and a reason");
        }
        return new Reviewer(by, why);
    }
}
