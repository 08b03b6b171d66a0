package ua.meterline.cli;

import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.EffectiveReading;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/** Accepts the reading of a held message. */
@Command(
        name = "accept",
        header = "Accepts the reading of a held message.",
        description = {
            "The reading is stored and becomes effective for its period, even if it was late. Give what the message "
                    + "lacks or gets wrong with --account, --value and --period; it is recorded.",
            "Exit codes: 0 accepted; 1 refused: no such message, not held, decided already, account or value missing, "
                    + "an account that the registry does not know, or a later message of the customer counts for the "
                    + "period; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline review accept 14 --by Olena --why \"confirmed by phone\"",
            "  meterline review accept 14 --by Olena --why \"a digit too many\" --value 10147"
        })
final class ReviewAcceptCommand extends SettingsCommand {
    @Parameters(paramLabel = "ID", description = "The id of the message in 'review list'.")
    private long id;

    @Mixin
    private ReviewerOptions decision;

    @Option(
            names = "--account",
            paramLabel = "A",
            converter = OperandParser.Account.class,
            description = "The account, instead of that in the message.")
    private AccountNumber account;

    @Option(
            names = "--value",
            paramLabel = "N",
            converter = OperandParser.Value.class,
            description = "The value, instead of that in the message.")
    private RegisterValue value;

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            converter = OperandParser.Period.class,
            description = "The period, instead of that in which the message was received.")
    private BillingPeriod period;

    @Override
    public Integer call() throws Exception {
        Reviewer reviewer = decision.reviewer();
        Correction correction = new Correction(account, value, period);
        return CommandDatabase.write(config.load(), connection -> {
            Reviews.Accepted accepted = new Reviews(connection, Clock.systemUTC()).accept(id, reviewer, correction);
            out().println("message " + id + ": " + words(accepted));
            return 0;
        });
    }

    private static String words(Reviews.Accepted accepted) {
        Statement reading = accepted.reading();
        EffectiveReading before = accepted.before();
        return "accepted, %d counts for account %s in %s%s"
                .formatted(
                        reading.value(),
                        reading.account(),
                        reading.period(),
                        before == null ? "" : " (until now: " + before.value() + ")");
    }
}
