package ua.meterline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ua.meterline.app.ReviewModule;
import ua.meterline.backoffice.review.CaseQueue;
import ua.meterline.backoffice.review.Claims;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingPeriod;

/** Decides the review queue one by one. */
@Command(
        name = "next",
        header = "Decides held messages one by one.",
        description = {
            "Shows each case with the customer's name, the history and the expected values, and asks: a accepts, c "
                    + "accepts with corrections, r rejects, s skips, q quits, each followed by Enter. The reason is "
                    + "asked each time; an empty line repeats the last one. Each decision is stored at once. A case "
                    + "that is shown is kept from others for meterline.review.claim; one that another person works on, "
                    + "or has decided meanwhile, is said and left as it is. What was put off in the console comes when "
                    + "its day has come.",
            "Exit codes: 0 done; 1 refused for the reason given, or the queue is empty, with --fail-if-empty; 2 wrong "
                    + "options or settings."
        },
        footer = {"", "Example:", "  meterline review next --by Olena --period 2026-11"})
final class ReviewNextCommand extends SettingsCommand {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Your name, for the record. A terminal asks for it where it is missing.")
    private String by;

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            converter = OperandParser.Period.class,
            description = "Only readings for this period.")
    private BillingPeriod period;

    @Mixin
    private EmptyResultOption emptyResult;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, InputEncoding.get()));
        String name = name(in);
        return CommandDatabase.write(spec, settings, connection -> {
            ReviewDialog dialog = new ReviewDialog(
                    in,
                    out(),
                    connection,
                    ReviewModule.reviews(settings, connection, clock()),
                    new CaseQueue(connection, clock()),
                    new Claims(connection, clock()),
                    settings.review().claim(),
                    settings.billing().rules(),
                    times(settings, false),
                    name);
            return emptyResult.exitCode(dialog.run(period) == 0);
        });
    }

    private String name(BufferedReader in) throws IOException {
        String name = by;
        if (name == null && MeterlineCommand.isOnTerminal(spec)) {
            out().print("your name, for the record: ");
            out().flush();
            name = in.readLine();
        }
        if (name == null) {
            throw new ParameterException(spec.commandLine(), "missing: '--by=NAME'");
        } else if (name.isBlank()) {
            throw new ParameterException(spec.commandLine(), "the name is blank: a decision needs one");
        }
        return name.strip();
    }
}
