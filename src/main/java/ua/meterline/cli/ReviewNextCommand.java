package ua.meterline.cli;

import java.io.BufferedReader;
import java.io.IOException;
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
        BufferedReader in = lines(System.in);
        String name = name(in);
        return CommandDatabase.write(spec, settings, connection -> {
            ReviewDialog dialog = new ReviewDialog(
                    in,
                    out(),
                    connection,
                    new Reviews(connection, ReadingModule.calendar(settings), clock()),
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

    /** In the encoding of the terminal; in the locale C, which has no letters but English ones, UTF-8 is likely. */
    private static BufferedReader lines(InputStream in) {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return new BufferedReader(new InputStreamReader(
                in, charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset));
    }
}
