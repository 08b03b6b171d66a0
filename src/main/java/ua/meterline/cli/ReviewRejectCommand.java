package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ua.meterline.app.ReviewModule;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.config.Settings;

/** Rejects the reading of a held message. */
@Command(
        name = "reject",
        header = "Rejects the reading of a held message.",
        description = {
            "No reading is stored; the effective reading stays as it is. The message and the decision are kept. Other "
                    + "undecided messages with the same reading are rejected with it.",
            "With --supersede, a reading that was accepted no longer counts: the one before does, or none. The next "
                    + "export tells billing.",
            "Exit codes: 0 rejected; 1 refused: no such message, not held, decided already; 2 wrong options or "
                    + "settings."
        },
        footer = {"", "Example:", "  meterline review reject 15 --by Olena --why \"a phone number, not a reading\""})
final class ReviewRejectCommand extends SettingsCommand {
    @Parameters(paramLabel = "ID", description = "The id of the message in 'review list'.")
    private long id;

    @Mixin
    private ReviewerOptions decision;

    @Mixin
    private SupersedeOption supersede;

    @Override
    public Integer call() throws Exception {
        Reviewer reviewer = decision.reviewer();
        Settings settings = config.load();
        return CommandDatabase.write(spec, settings, connection -> {
            Reviews reviews = ReviewModule.reviews(settings, connection, clock());
            DecisionTerms terms = supersede.terms(connection, id);
            out().println(DecisionText.rejected(reviews.reject(id, reviewer, terms), times(settings, false)));
            return 0;
        });
    }
}
