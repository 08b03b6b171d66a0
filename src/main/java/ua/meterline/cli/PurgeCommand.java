package ua.meterline.cli;

import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ua.meterline.app.BillingModule;
import ua.meterline.config.Settings;
import ua.meterline.operations.Purge;

/** Empties what may not be kept for ever. */
@Command(
        name = "purge",
        header = "Empties texts and numbers of old messages.",
        description = {
            "Of messages older than meterline.retention.messages-days, and of the replies to them, texts and telephone "
                    + "numbers are emptied, and delivery receipts deleted, as are the files of mails and lists. Times, outcomes and readings stay, and so do "
                    + "messages that wait for a person's decision. The gateway does the same once a day (meterline.retention.cron), and may be running "
                    + "meanwhile.",
            "Exit codes: 0 something was emptied; 1 nothing to empty, or refused for the reason given; 2 wrong options or "
                    + "settings."
        },
        footer = {"", "Examples:", "  meterline purge --dry-run", "  meterline purge"})
final class PurgeCommand extends SettingsCommand {
    @Option(names = "--dry-run", description = "Only count, change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        Instant cutoff = Instant.now().minus(settings.retention().messages());
        Purge.Result result;
        try (ProgressLine progress = new ProgressLine(spec)) {
            result = CommandDatabase.with(settings, database -> {
                Purge purge = BillingModule.purge(settings, database, progress);
                return dryRun ? purge.rehearse(cutoff) : purge.run(cutoff);
            });
        }
        out().println(words(result, cutoff.toString().substring(0, "YYYY-MM-DD".length())));
        return result.isNothing() ? 1 : 0;
    }

    private String words(Purge.Result result, String day) {
        return "%s %d messages and %d replies from before %s, and %s %d delivery receipts and %d files; %d wait for a decision and stay"
                .formatted(
                        dryRun ? "would empty" : "emptied",
                        result.messages(),
                        result.replies(),
                        day,
                        dryRun ? "delete" : "deleted",
                        result.receipts(),
                        result.files(),
                        result.spared());
    }
}
