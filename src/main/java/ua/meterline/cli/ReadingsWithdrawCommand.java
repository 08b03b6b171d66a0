package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.backoffice.ReadingWithdrawals;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingPeriod;

/** Takes back a reading. */
@Command(
        name = "withdraw",
        header = "Takes back a reading, also one that no person accepted.",
        description = {
            "The reading no longer counts: the one before it in the period does, or none. Its messages are kept and "
                    + "rejected, with your name and reason. The next export tells billing. Other messages that hold "
                    + "the same reading and wait for a review are rejected with it.",
            "'meterline review accept ID --supersede' takes the withdrawal back, with another account, value or period "
                    + "where given; ID is the message that the command names.",
            "Exit codes: 0 withdrawn; 1 refused: the account has no such reading in the period, or on several meters; "
                    + "2 wrong options or settings."
        },
        footer = {
            "",
            "Example:",
            "  meterline readings withdraw 0501234567 12345 --period 2026-11 --by Olena --why \"the flat of a "
                    + "neighbour\""
        })
final class ReadingsWithdrawCommand extends SettingsCommand {
    @Mixin
    private ReadingOperands reading;

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            required = true,
            converter = OperandParser.Period.class,
            description = "The period of the reading.")
    private BillingPeriod period;

    @Option(names = "--meter", paramLabel = "N", description = "Which meter, where several have this reading.")
    private Integer meter;

    @Mixin
    private ReviewerOptions clerk;

    @Override
    public Integer call() throws Exception {
        Reviewer reviewer = clerk.reviewer();
        Settings settings = config.load();
        return CommandDatabase.write(spec, settings, connection -> {
            out().println(DecisionText.withdrawn(new ReadingWithdrawals(connection, clock())
                    .withdraw(reading.account(), period, reading.value(), meter, reviewer)));
            return 0;
        });
    }
}
