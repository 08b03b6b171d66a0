package ua.meterline.cli;

import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.app.ReviewModule;
import ua.meterline.backoffice.AccountRegistry;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionResult;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.RegisteredAccount;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.common.Printable;
import ua.meterline.config.Settings;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/** Accepts the reading of a held message. */
@Command(
        name = "accept",
        header = "Accepts the reading of a held message.",
        description = {
            "The reading is stored and becomes effective for its period, even if it was late. Give what the message "
                    + "lacks or gets wrong with --account, --value, --period and --meter; it is recorded. The rules "
                    + "judge what you give like a customer's reading: what they doubt is refused without --force.",
            "Other undecided messages with the same reading are accepted with it. --supersede replaces an earlier "
                    + "decision, also after an export: the next one has the correction.",
            "Exit codes: 0 accepted; 1 refused: no such message, not held, decided already, account or value missing, "
                    + "an account that the registry does not know, a period out of range, a meter that the account did "
                    + "not have then, a correction that a rule doubts, or a later "
                    + "message of the customer counts for the period; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline review accept 14 --by Olena --why \"confirmed by phone\"",
            "  meterline review accept 14 --by Olena --why \"a digit too many\" --value 10147",
            "  meterline review accept 14 --by Olena --why \"the photo was right\" --supersede"
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

    @Option(
            names = "--meter",
            paramLabel = "N",
            converter = OperandParser.Meter.class,
            description = "Which meter of the account was read, where one was replaced: 1 is the first one.")
    private Integer meter;

    @Mixin
    private SupersedeOption supersede;

    @Option(
            names = "--override-later",
            description = "Accept the reading although a later message of the customer counts for the period.")
    private boolean overrideLater;

    @Option(
            names = "--force",
            description = "Accept a correction although a rule doubts it. The rule is recorded with the decision.")
    private boolean force;

    private DecisionTerms terms(Connection connection) throws SQLException, RefusedException {
        DecisionTerms terms = supersede.terms(connection, id);
        terms = overrideLater ? terms.overridingLater() : terms;
        return force ? terms.forced() : terms;
    }

    @Override
    public Integer call() throws Exception {
        Reviewer reviewer = decision.reviewer();
        Correction correction = new Correction(account, value, period, meter);
        Settings settings = config.load();
        return CommandDatabase.write(spec, settings, connection -> {
            Reviews reviews = ReviewModule.reviews(settings, connection, clock());
            DecisionTerms terms = terms(connection);
            DecisionResult result = reviews.accept(id, reviewer, correction, terms);
            out().println(DecisionText.accepted(result, times(settings, false)));
            AccountRegistry registry = new AccountRegistry(connection);
            registry.find(new AccountNumber(result.reading().account()))
                    .flatMap(RegisteredAccount::customer)
                    .ifPresent(customer -> out().println("customer: " + Printable.plain(customer)));
            return 0;
        });
    }
}
