package ua.meterline.cli;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.Reviews;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingPeriod;

/** Decides the review queue one by one. */
@Command(
        name = "next",
        header = "Decides held messages one by one.",
        description = {
            "Shows each case with the customer's name, the history and the expected values, and asks: a accepts, c accepts "
                    + "with corrections, r rejects, s skips, q quits, each followed by Enter. The reason is asked each time; "
                    + "an empty line repeats the last one. Each decision is stored at once. What another person has decided "
                    + "meanwhile is said and left as it is.",
            "Exit codes: 0 done; 1 refused for the reason given, or the queue is empty, with --fail-if-empty; 2 wrong "
                    + "options or settings."
        },
        footer = {"", "Example:", "  meterline review next --by Olena --period 2026-11"})
final class ReviewNextCommand extends SettingsCommand {
    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Your name, for the record.")
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
        if (by.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--by is blank: a decision needs a name");
        }
        Settings settings = config.load();
        return CommandDatabase.write(spec, settings, connection -> {
            ReviewDialog dialog = new ReviewDialog(
                    lines(System.in),
                    out(),
                    connection,
                    new Reviews(connection, ReadingModule.calendar(settings), clock()),
                    settings.billing().rules(),
                    times(settings, false),
                    by.strip());
            return emptyResult.exitCode(dialog.run(period) == 0);
        });
    }

    /** In the encoding of the terminal; in the locale C, which has no letters but English ones, UTF-8 is likely. */
    private static BufferedReader lines(InputStream in) {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return new BufferedReader(new InputStreamReader(
                in, charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset));
    }
}
