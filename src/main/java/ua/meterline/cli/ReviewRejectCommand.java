package ua.meterline.cli;

import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;

/** Rejects the reading of a held message. */
@Command(
        name = "reject",
        header = "Rejects the reading of a held message.",
        description = {
            "No reading is stored; the effective reading stays as it is. The message and the decision are kept.",
            "Exit codes: 0 rejected; 1 refused: no such message, not held, decided already; 2 wrong options or "
                    + "settings."
        },
        footer = {"", "Example:", "  meterline review reject 15 --by Olena --why \"a phone number, not a reading\""})
final class ReviewRejectCommand extends SettingsCommand {
    @Parameters(paramLabel = "ID", description = "The id of the message in 'review list'.")
    private long id;

    @Mixin
    private ReviewerOptions decision;

    @Override
    public Integer call() throws Exception {
        Reviewer reviewer = decision.reviewer();
        return CommandDatabase.write(config.load(), connection -> {
            new Reviews(connection, Clock.systemUTC()).reject(id, reviewer);
            out().println("message " + id + ": rejected");
            return 0;
        });
    }
}
